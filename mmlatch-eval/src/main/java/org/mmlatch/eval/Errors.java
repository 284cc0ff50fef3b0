package org.mmlatch.eval;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** How far the single prediction of each segment is from its target. */
final class Errors {
  private Errors() {}

  /**
   * Returns the mean absolute error.
   *
   * @param shown of predictions and targets
   */
  static Formula meanAbsolute(DoubleUnaryOperator shown) {
    return mean(
        (outcomes, i) ->
            Math.abs(
                shown.applyAsDouble(outcomes.prediction(i, 0))
                    - shown.applyAsDouble(outcomes.target(i, 0))));
  }

  /** Returns the share of segments whose prediction is of the target's class. */
  static Formula agreement(DoubleUnaryOperator toClass) {
    return mean(
        (outcomes, i) ->
            toClass.applyAsDouble(outcomes.prediction(i, 0))
                    == toClass.applyAsDouble(outcomes.target(i, 0))
                ? 1
                : 0);
  }

  /** Returns the mean of a number of each segment. */
  static SumFormula mean(OfSegment number) {
    return new SumFormula(
        1,
        (outcomes, i, to, position) -> to[position] += number.of(outcomes, i),
        (sums, segments) -> OptionalDouble.of(sums[0] / segments));
  }

  /** A number of each segment. */
  @FunctionalInterface
  interface OfSegment {
    double of(Outcomes outcomes, int segment);
  }

  /**
   * Returns Pearson's correlation.
   *
   * @param shown of predictions and targets
   */
  static Formula correlation(DoubleUnaryOperator shown) {
    return new Correlation(shown);
  }

  private record Correlation(DoubleUnaryOperator shown) implements Formula {
    @Override
    public OptionalDouble of(Outcomes outcomes) {
      return Comoments.of(shown(outcomes.predictions(0)), shown(outcomes.targets(0))).correlation();
    }

    @Override
    public Resampled over(Outcomes outcomes) {
      double[] predictions = shown(outcomes.predictions(0));
      double[] targets = shown(outcomes.targets(0));
      return drawn -> Comoments.of(at(predictions, drawn), at(targets, drawn)).correlation();
    }

    private double[] shown(double[] values) {
      double[] all = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        all[i] = shown.applyAsDouble(values[i]);
      }
      return all;
    }

    private static double[] at(double[] values, int[] drawn) {
      double[] there = new double[drawn.length];
      for (int i = 0; i < drawn.length; i++) {
        there[i] = values[drawn[i]];
      }
      return there;
    }
  }
}
