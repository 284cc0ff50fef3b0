package org.mmlatch.eval;

import java.util.function.DoubleUnaryOperator;

/**
 * All that the metrics need to know of a set of predictions.
 *
 * @param segments number of segments, at least 1
 * @param absoluteErrors sum over segments of |prediction - target|
 * @param comoments of predictions and targets
 * @param sameOfSeven segments whose prediction falls into the target's class, of the classes -3..3
 * @param sameOfFive the same, of the classes -2..2
 * @param zerosExcluded segments with target other than 0; positive: &gt; 0
 * @param zerosPositive all segments; positive: &ge; 0
 * @param zerosNegative all segments; positive: &gt; 0
 */
record SufficientStatistics(
    int segments,
    double absoluteErrors,
    Comoments comoments,
    int sameOfSeven,
    int sameOfFive,
    BinaryConfusion zerosExcluded,
    BinaryConfusion zerosPositive,
    BinaryConfusion zerosNegative) {

  /** Gathers the statistics of equally many predictions and targets, at least one, all finite. */
  static SufficientStatistics of(double[] predictions, double[] targets) {
    return new SufficientStatistics(
        predictions.length,
        absoluteErrors(predictions, targets),
        Comoments.of(predictions, targets),
        agreements(predictions, targets, x -> SevenClasses.clippedAndRounded(x, 3)),
        agreements(predictions, targets, x -> SevenClasses.clippedAndRounded(x, 2)),
        BinaryConfusion.of(predictions, targets, x -> x != 0, x -> x > 0),
        BinaryConfusion.of(predictions, targets, x -> true, x -> x >= 0),
        BinaryConfusion.of(predictions, targets, x -> true, x -> x > 0));
  }

  double meanAbsoluteError() {
    return absoluteErrors / segments;
  }

  double sevenClassAccuracy() {
    return (double) sameOfSeven / segments;
  }

  double fiveClassAccuracy() {
    return (double) sameOfFive / segments;
  }

  private static double absoluteErrors(double[] predictions, double[] targets) {
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      sum += Math.abs(predictions[i] - targets[i]);
    }
    return sum;
  }

  private static int agreements(
      double[] predictions, double[] targets, DoubleUnaryOperator toClass) {
    int same = 0;
    for (int i = 0; i < predictions.length; i++) {
      if (toClass.applyAsDouble(predictions[i]) == toClass.applyAsDouble(targets[i])) {
        same++;
      }
    }
    return same;
  }
}
