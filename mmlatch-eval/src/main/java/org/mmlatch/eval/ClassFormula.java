package org.mmlatch.eval;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A metric computed from the confusion matrix of targets (N, 1), which are class indices, and
 * logits (N, C).
 *
 * @param value computes the metric from the matrix
 */
record ClassFormula(Function<ClassCounts, OptionalDouble> value) implements Formula {
  @Override
  public OptionalDouble of(Outcomes outcomes) {
    return sums(outcomes.outputs()).of(outcomes);
  }

  @Override
  public Resampled over(Outcomes outcomes) {
    return sums(outcomes.outputs()).over(outcomes);
  }

  private SumFormula sums(int classes) {
    return new SumFormula(
        classes * classes,
        (outcomes, i, to, position) ->
            to[position + ClassCounts.target(outcomes, i) * classes + outcomes.largest(i)]++,
        (sums, segments) -> value.apply(ClassCounts.ofSums(sums, classes)));
  }
}
