package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * Confusion matrix of a binary decision, counted in segments.
 *
 * @param truePositives predicted positive, target positive
 * @param falsePositives predicted positive, target negative
 * @param falseNegatives predicted negative, target positive
 * @param trueNegatives predicted negative, target negative
 */
record BinaryConfusion(
    int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

  /** Assigns a segment to a cell of the matrix. */
  @FunctionalInterface
  interface Cell {
    /** The segment is not counted. */
    int NONE = -1;

    /** Returns the index of a cell, from 0, or {@link #NONE}. */
    int of(Outcomes outcomes, int segment);

    /** Returns the index of a cell, in the order of the record's components. */
    static int of(boolean predicted, boolean target) {
      return predicted ? (target ? 0 : 1) : (target ? 2 : 3);
    }
  }

  /** Returns a formula that computes a value from the matrix of all segments' cells. */
  static SumFormula formula(Cell cell, Function<BinaryConfusion, OptionalDouble> value) {
    return new SumFormula(
        4,
        (outcomes, segment, to, position) -> {
          int counted = cell.of(outcomes, segment);
          if (counted != Cell.NONE) {
            to[position + counted]++;
          }
        },
        (sums, segments) -> value.apply(ofSums(sums, 0)));
  }

  /**
   * Returns a formula over the segments whose target is to be counted; {@code isPositive} decides
   * the class of predictions and targets.
   */
  static SumFormula formula(
      DoublePredicate countsTarget,
      DoublePredicate isPositive,
      Function<BinaryConfusion, OptionalDouble> value) {
    return formula(
        (outcomes, i) ->
            countsTarget.test(outcomes.target(i, 0))
                ? Cell.of(
                    isPositive.test(outcomes.prediction(i, 0)),
                    isPositive.test(outcomes.target(i, 0)))
                : Cell.NONE,
        value);
  }

  /** Returns the matrix whose four cells are in {@code sums}, starting at index {@code from}. */
  static BinaryConfusion ofSums(double[] sums, int from) {
    return new BinaryConfusion(
        (int) sums[from], (int) sums[from + 1], (int) sums[from + 2], (int) sums[from + 3]);
  }

  /** Returns the share of correct decisions; empty without segments. */
  OptionalDouble accuracy() {
    return perSegment(truePositives + trueNegatives);
  }

  /**
   * Returns the F1 of both classes, averaged with predicted counts as weights; empty without
   * segments.
   */
  OptionalDouble predictionWeightedF1() {
    return perSegment(predictedPositives() * positiveF1() + predictedNegatives() * negativeF1());
  }

  /**
   * Returns the F1 of both classes, averaged with target counts as weights; empty without segments.
   */
  OptionalDouble targetWeightedF1() {
    return perSegment(positives() * positiveF1() + negatives() * negativeF1());
  }

  /** Returns the mean recall of both classes; empty if a class has no segment. */
  OptionalDouble weightedAccuracy() {
    if (positives() == 0 || negatives() == 0) {
      return OptionalDouble.empty();
    }
    double recall = (double) truePositives / positives();
    double specificity = (double) trueNegatives / negatives();
    return OptionalDouble.of((recall + specificity) / 2);
  }

  /**
   * Returns the F1 of the positive class; empty if there are no true and no predicted positives.
   */
  OptionalDouble f1() {
    int sum = positives() + predictedPositives();
    return share(2 * truePositives, sum);
  }

  /**
   * Returns the mean F1 of the classes that occur as target or prediction; empty without segments.
   */
  OptionalDouble macroF1() {
    return OptionalDoubles.mean(
        List.of(f1(), share(2 * trueNegatives, negatives() + predictedNegatives())));
  }

  /**
   * Returns the share of predicted positives that are positive; empty without predicted positives.
   */
  OptionalDouble precision() {
    return share(truePositives, predictedPositives());
  }

  /** Returns the share of positives that are predicted; empty without positives. */
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

  /**
   * The F1 of a class that is neither predicted nor true is undefined; 0 stands for it, since its
   * weight is 0.
   */
  private double f1(int hits) {
    return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + falsePositives + falseNegatives);
  }

  private OptionalDouble perSegment(double total) {
    int segments = truePositives + falsePositives + falseNegatives + trueNegatives;
    return segments == 0 ? OptionalDouble.empty() : OptionalDouble.of(total / segments);
  }
}
