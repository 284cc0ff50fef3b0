package org.mmlatch.eval;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A figure by which predictions are judged, and which of its possible definitions it is.
 *
 * <p>Two metrics are equal if all but their formulas are: a formula has no identity to compare.
 *
 * @param key under which files hold it, such as {@code bin_acc_pos} or {@code wacc:happy}
 * @param label for people, such as {@code Acc@2 (zeros positive)}
 * @param direction in which it improves
 * @param unit of its numbers
 * @param convention in a few words which of the possible definitions this is
 * @param formula gives the value, empty where it is undefined; of at least one segment
 */
public record Metric(
    String key, String label, Direction direction, Unit unit, String convention, Formula formula) {

  /** Returns a number of segments or labels, which describes and does not judge. */
  static Metric count(String key, String label, String convention, Formula formula) {
    return new Metric(key, label, Direction.NEITHER, Unit.COUNT, convention, formula);
  }

  /** Returns the value for these outcomes, finite; empty where the metric is undefined. */
  public OptionalDouble of(Outcomes outcomes) {
    return formula.of(outcomes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metric metric
        && key.equals(metric.key)
        && label.equals(metric.label)
        && direction == metric.direction
        && unit == metric.unit
        && convention.equals(metric.convention);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, convention);
  }

  @Override
  public String toString() {
    return key;
  }
}
