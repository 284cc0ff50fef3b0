package org.mmlatch.eval;

import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A metric computed from the confusion matrix of targets (N, 1), which are class indices, and
 * logits (N, C).
 *
 * @param value computes the metric from the matrix
 */
record ClassFormula(Function<ClassCounts, OptionalDouble> value) implements Formula {
  @Override
  public OptionalDouble of(Outcomes outcomes) {
    return over(outcomes).of(IntStream.range(0, outcomes.segments()).toArray());
  }

  /** Finds the cell of the matrix that each segment counts in once, for all resamples. */
  @Override
  public Resampled over(Outcomes outcomes) {
    int classes = outcomes.outputs();
    int[] cells = new int[outcomes.segments()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = ClassCounts.target(outcomes, i) * classes + outcomes.largest(i);
    }
    return drawn -> value.apply(ClassCounts.of(cells, drawn, classes));
  }
}
