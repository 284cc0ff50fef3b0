package org.mmlatch.eval;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Formulas over the error of each segment's single prediction. */
final class Errors {
  private Errors() {}

  /**
   * Returns the mean absolute error.
   *
   * @param transform transforms predictions and targets beforehand
   */
  static Formula meanAbsolute(DoubleUnaryOperator transform) {
    return mean(
        (outcomes, i) ->
            Math.abs(
                transform.applyAsDouble(outcomes.prediction(i, 0))
                    - transform.applyAsDouble(outcomes.target(i, 0))));
  }

  /** Returns the share of segments whose prediction is in the target's class. */
  static Formula agreement(DoubleUnaryOperator toClass) {
    return mean(
        (outcomes, i) ->
            toClass.applyAsDouble(outcomes.prediction(i, 0))
                    == toClass.applyAsDouble(outcomes.target(i, 0))
                ? 1
                : 0);
  }

  /** Returns the mean of one number per segment. */
  static SumFormula mean(OfSegment number) {
    return new SumFormula(
        1,
        (outcomes, i, to, position) -> to[position] += number.of(outcomes, i),
        (sums, segments) -> OptionalDouble.of(sums[0] / segments));
  }

  /** Computes a number for each segment. */
  @FunctionalInterface
  interface OfSegment {
    double of(Outcomes outcomes, int segment);
  }

  /**
   * Returns Pearson's correlation.
   *
   * @param transform transforms predictions and targets beforehand
   */
  static Formula correlation(DoubleUnaryOperator transform) {
    return new Correlation(transform);
  }

  private record Correlation(DoubleUnaryOperator transform) implements Formula {
    @Override
    public OptionalDouble of(Outcomes outcomes) {
      return Comoments.of(transform(outcomes.predictions(0)), transform(outcomes.targets(0)))
          .correlation();
    }

    @Override
    public Resampled over(Outcomes outcomes) {
      double[] predictions = transform(outcomes.predictions(0));
      double[] targets = transform(outcomes.targets(0));
      return drawn -> Comoments.of(at(predictions, drawn), at(targets, drawn)).correlation();
    }

    private double[] transform(double[] values) {
      double[] all = new double[values.length];
      for (int i = 0; i < values.length; i++) {
        all[i] = transform.applyAsDouble(values[i]);
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
