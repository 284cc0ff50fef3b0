package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Decisions whether labels are present: targets of 0 and 1 beside logits. */
final class Presence {
  private Presence() {}

  /** Counts the decisions on label k. */
  static BinaryConfusion confusion(Outcomes outcomes, int k, double threshold) {
    int[][] counts = new int[2][2]; // [said to be present][present]
    for (int i = 0; i < outcomes.segments(); i++) {
      counts[above(outcomes.prediction(i, k), threshold)][above(outcomes.target(i, k), 0)]++;
    }
    return new BinaryConfusion(counts[1][1], counts[1][0], counts[0][1], counts[0][0]);
  }

  /** Returns the area under the ROC curve of label k; empty where it is in all segments or none. */
  static OptionalDouble auc(Outcomes outcomes, int k) {
    return Auc.of(logits(outcomes, k, 1), logits(outcomes, k, 0));
  }

  /** Returns the share of segments in which every decision is right. */
  static OptionalDouble exactMatch(Outcomes outcomes, List<Label> labels) {
    long right =
        IntStream.range(0, outcomes.segments())
            .filter(
                i ->
                    IntStream.range(0, labels.size())
                        .allMatch(
                            k ->
                                above(outcomes.prediction(i, k), labels.get(k).threshold())
                                    == above(outcomes.target(i, k), 0)))
            .count();
    return OptionalDouble.of((double) right / outcomes.segments());
  }

  /** Returns the F1 of all decisions taken together; empty if nothing is present or said to be. */
  static OptionalDouble microF1(Outcomes outcomes, List<Label> labels) {
    int hits = 0;
    int presentAndSaid = 0;
    for (int k = 0; k < labels.size(); k++) {
      BinaryConfusion of = confusion(outcomes, k, labels.get(k).threshold());
      hits += of.truePositives();
      presentAndSaid += of.positives() + of.predictedPositives();
    }
    return BinaryConfusion.share(2 * hits, presentAndSaid);
  }

  /**
   * Returns the mean over segments and labels of the binary cross-entropy in nats.
   *
   * @param positiveWeights by label, factors of the term of what is present
   */
  static OptionalDouble crossEntropy(Outcomes outcomes, double[] positiveWeights) {
    double sum = 0;
    for (int i = 0; i < outcomes.segments(); i++) {
      for (int k = 0; k < positiveWeights.length; k++) {
        double logit = outcomes.prediction(i, k);
        sum +=
            above(outcomes.target(i, k), 0) == 1
                ? positiveWeights[k] * softplus(-logit)
                : softplus(logit);
      }
    }
    return OptionalDouble.of(sum / outcomes.segments() / positiveWeights.length);
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double[] logits(Outcomes outcomes, int k, int present) {
    return IntStream.range(0, outcomes.segments())
        .filter(i -> above(outcomes.target(i, k), 0) == present)
        .mapToDouble(i -> outcomes.prediction(i, k))
        .toArray();
  }

  private static int above(double value, double threshold) {
    return value > threshold ? 1 : 0;
  }
}
