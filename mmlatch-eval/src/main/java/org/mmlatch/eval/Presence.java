package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Formulas over decisions about the presence of labels, from targets of 0 and 1 and logits. */
final class Presence {
  private Presence() {}

  /** Returns a formula over the decisions on label k. */
  static SumFormula decisions(
      int k, double threshold, Function<BinaryConfusion, OptionalDouble> value) {
    return BinaryConfusion.formula(
        (outcomes, i) ->
            BinaryConfusion.Cell.of(
                outcomes.prediction(i, k) > threshold, outcomes.target(i, k) > 0),
        value);
  }

  /** Returns the share of segments in which all decisions are correct. */
  static Formula exactMatch(List<Label> labels) {
    return Errors.mean(
        (outcomes, i) -> {
          for (int k = 0; k < labels.size(); k++) {
            boolean predicted = outcomes.prediction(i, k) > labels.get(k).threshold();
            if (predicted != outcomes.target(i, k) > 0) {
              return 0;
            }
          }
          return 1;
        });
  }

  /**
   * Returns the F1 over the decisions on all labels together; empty if no label is present or
   * predicted.
   */
  static Formula microF1(List<Label> labels) {
    return new SumFormula(
        4,
        (outcomes, i, to, position) -> {
          for (int k = 0; k < labels.size(); k++) {
            boolean predicted = outcomes.prediction(i, k) > labels.get(k).threshold();
            to[position + BinaryConfusion.Cell.of(predicted, outcomes.target(i, k) > 0)]++;
          }
        },
        (sums, segments) -> BinaryConfusion.ofSums(sums, 0).f1());
  }

  /**
   * Returns the binary cross-entropy in nats, averaged over segments and labels.
   *
   * @param positiveWeights for each label, the factor of the terms of segments in which it is
   *     present
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
