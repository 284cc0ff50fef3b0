package org.mmlatch.eval.cases;

import java.util.OptionalDouble;

/**
 * The expected value of a metric and the value computed here.
 *
 * @param key key of the metric in the file, such as {@code per_label.happy.wacc}
 * @param expected expected value; empty if undefined
 * @param ours value computed here; empty if undefined
 */
public record Comparison(String key, OptionalDouble expected, OptionalDouble ours) {
  /** The largest difference at which two values agree. */
  public static final double TOLERANCE = 1e-6;

  /** Returns the absolute difference; infinite if only one value is defined. */
  public double difference() {
    if (expected.isPresent() && ours.isPresent()) {
      return Math.abs(expected.getAsDouble() - ours.getAsDouble());
    }
    return expected.isPresent() == ours.isPresent() ? 0 : Double.POSITIVE_INFINITY;
  }

  /** Returns whether the difference is within the tolerance. */
  public boolean agrees() {
    return difference() <= TOLERANCE;
  }
}
