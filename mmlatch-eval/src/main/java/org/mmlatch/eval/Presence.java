package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Decisions whether labels are present: targets of 0 and 1 beside logits. */
final class Presence {
  private Presence() {}

  /** Returns a formula of the decisions on label k. */
  static SumFormula decisions(
      int k, double threshold, Function<BinaryConfusion, OptionalDouble> value) {
    return BinaryConfusion.formula(
        (outcomes, i) ->
            BinaryConfusion.Cell.of(
                outcomes.prediction(i, k) > threshold, outcomes.target(i, k) > 0),
        value);
  }

  /** Returns the share of segments in which every decision is right. */
  static Formula exactMatch(List<Label> labels) {
    return Errors.mean(
        (outcomes, i) -> {
          for (int k = 0; k < labels.size(); k++) {
            boolean said = outcomes.prediction(i, k) > labels.get(k).threshold();
            if (said != outcomes.target(i, k) > 0) {
              return 0;
            }
          }
          return 1;
        });
  }

  /** Returns the F1 of all decisions taken together; empty if nothing is present nor said to be. */
  static Formula microF1(List<Label> labels) {
    return new SumFormula(
        4,
        (outcomes, i, to, position) -> {
          for (int k = 0; k < labels.size(); k++) {
            boolean said = outcomes.prediction(i, k) > labels.get(k).threshold();
            to[position + BinaryConfusion.Cell.of(said, outcomes.target(i, k) > 0)]++;
          }
        },
        (sums, segments) -> BinaryConfusion.ofSums(sums, 0).f1());
  }

  /**
   * Returns the mean over segments and labels of the binary cross-entropy in nats.
   *
   * @param positiveWeights by label, factors of the term of what is present
   */
  static Formula crossEntropy(double[] positiveWeights) {
    return Errors.mean(
        (outcomes, i) -> {
          double sum = 0;
          for (int k = 0; k < positiveWeights.length; k++) {
            double logit = outcomes.prediction(i, k);
            sum +=
                outcomes.target(i, k) > 0 ? positiveWeights[k] * softplus(-logit) : softplus(logit);
          }
          return sum / positiveWeights.length;
        });
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
