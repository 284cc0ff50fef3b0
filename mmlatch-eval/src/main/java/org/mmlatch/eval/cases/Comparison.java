package org.mmlatch.eval.cases;

import java.util.OptionalDouble;

/**
 * A metric's expected value beside ours.
 *
 * @param key of the metric, as in the file: {@code per_label.happy.wacc}
 * @param expected empty if undefined
 * @param ours empty if undefined
 */
public record Comparison(String key, OptionalDouble expected, OptionalDouble ours) {
  /** What two right implementations may differ by. */
  public static final double TOLERANCE = 1e-6;

  /** Returns by how much they differ; infinite if only one of them is defined. */
  public double difference() {
    if (expected.isPresent() && ours.isPresent()) {
      return Math.abs(expected.getAsDouble() - ours.getAsDouble());
    }
    return expected.isPresent() == ours.isPresent() ? 0 : Double.POSITIVE_INFINITY;
  }

  /** Returns whether they differ by no more than the tolerance. */
  public boolean agrees() {
    return difference() <= TOLERANCE;
  }
}
