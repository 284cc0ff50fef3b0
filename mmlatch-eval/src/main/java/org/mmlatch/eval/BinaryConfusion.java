package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * Confusion matrix of a binary decision, in segments.
 *
 * @param truePositives predicted positive, target positive
 * @param falsePositives predicted positive, target negative
 * @param falseNegatives predicted negative, target positive
 * @param trueNegatives predicted negative, target negative
 */
record BinaryConfusion(
    int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

  /** Counts the segments whose target is counted in, by the signs of prediction and target. */
  static BinaryConfusion of(
      double[] predictions,
      double[] targets,
      DoublePredicate countsTarget,
      DoublePredicate isPositive) {
    int[][] counts = new int[2][2]; // [predicted positive][target positive]
    for (int i = 0; i < predictions.length; i++) {
      if (countsTarget.test(targets[i])) {
        int predicted = isPositive.test(predictions[i]) ? 1 : 0;
        int target = isPositive.test(targets[i]) ? 1 : 0;
        counts[predicted][target]++;
      }
    }
    return new BinaryConfusion(counts[1][1], counts[1][0], counts[0][1], counts[0][0]);
  }

  /** Returns the share of right decisions; empty without segments. */
  OptionalDouble accuracy() {
    return perSegment(truePositives + trueNegatives);
  }

  /** Returns the F1 of both classes, averaged by predicted counts; empty without segments. */
  OptionalDouble predictionWeightedF1() {
    return perSegment(predictedPositives() * positiveF1() + predictedNegatives() * negativeF1());
  }

  /** Returns the F1 of both classes, averaged by target counts; empty without segments. */
  OptionalDouble targetWeightedF1() {
    return perSegment(positives() * positiveF1() + negatives() * negativeF1());
  }

  /** Returns the mean of both classes' recalls; empty where a class has no segment. */
  OptionalDouble weightedAccuracy() {
    if (positives() == 0 || negatives() == 0) {
      return OptionalDouble.empty();
    }
    double recall = (double) truePositives / positives();
    double specificity = (double) trueNegatives / negatives();
    return OptionalDouble.of((recall + specificity) / 2);
  }

  /** Returns the F1 of the positives; empty if none is true or predicted. */
  OptionalDouble f1() {
    int sum = positives() + predictedPositives();
    return share(2 * truePositives, sum);
  }

  /** Returns the mean F1 of the classes that are true or predicted; empty without segments. */
  OptionalDouble macroF1() {
    return OptionalDoubles.mean(
        List.of(f1(), share(2 * trueNegatives, negatives() + predictedNegatives())));
  }

  /** Returns the share of predicted positives that are; empty without any. */
  OptionalDouble precision() {
    return share(truePositives, predictedPositives());
  }

  /** Returns the share of positives that are predicted; empty without any. */
  OptionalDouble recall() {
    return share(truePositives, positives());
  }

  int positives() {
    return truePositives + falseNegatives;
  }

  int predictedPositives() {
    return truePositives + falsePositives;
  }

  private int negatives() {
    return trueNegatives + falsePositives;
  }

  private int predictedNegatives() {
    return trueNegatives + falseNegatives;
  }

  static OptionalDouble share(int part, int whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  private double positiveF1() {
    return f1(truePositives);
  }

  private double negativeF1() {
    return f1(trueNegatives);
  }

  /** A class that is neither predicted nor true has no F1; 0 is as good, its weight being 0. */
  private double f1(int hits) {
    return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + falsePositives + falseNegatives);
  }

  private OptionalDouble perSegment(double total) {
    int segments = truePositives + falsePositives + falseNegatives + trueNegatives;
    return segments == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / segments);
  }
}
