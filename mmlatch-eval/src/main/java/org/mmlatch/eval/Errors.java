package org.mmlatch.eval;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** How far the single prediction of each segment is from its target. */
final class Errors {
  private Errors() {}

  static OptionalDouble meanAbsolute(Outcomes outcomes) {
    double[] predictions = outcomes.predictions(0);
    double[] targets = outcomes.targets(0);
    double sum = 0;
    for (int i = 0; i < predictions.length; i++) {
      sum += Math.abs(predictions[i] - targets[i]);
    }
    return OptionalDouble.of(sum / predictions.length);
  }

  static OptionalDouble correlation(Outcomes outcomes) {
    return Comoments.of(outcomes.predictions(0), outcomes.targets(0)).correlation();
  }

  /** Returns the share of segments whose prediction is of the target's class. */
  static OptionalDouble agreement(Outcomes outcomes, DoubleUnaryOperator toClass) {
    double[] predictions = outcomes.predictions(0);
    double[] targets = outcomes.targets(0);
    int same = 0;
    for (int i = 0; i < predictions.length; i++) {
      if (toClass.applyAsDouble(predictions[i]) == toClass.applyAsDouble(targets[i])) {
        same++;
      }
    }
    return OptionalDouble.of((double) same / predictions.length);
  }
}
