package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import java.util.function.Function;

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

  /** What is counted of a segment. */
  @FunctionalInterface
  interface Cell {
    /** In no cell. */
    int NONE = -1;

    /** Returns the number of a cell, from 0, or {@link #NONE}. */
    int of(Outcomes outcomes, int segment);

    /** Returns the number of a cell of this matrix, in the order of its components. */
    static int of(boolean predicted, boolean target) {
      return predicted ? (target ? 0 : 1) : (target ? 2 : 3);
    }
  }

  /** Returns a formula of the matrix that counts each segment in a cell. */
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

  /** Counts the segments whose target is counted in, by the signs of prediction and target. */
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

  /** Returns the matrix whose four cells are sums from a position on. */
  static BinaryConfusion ofSums(double[] sums, int from) {
    return new BinaryConfusion(
        (int) sums[from], (int) sums[from + 1], (int) sums[from + 2], (int) sums[from + 3]);
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
