package org.mmlatch.eval;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An evaluation metric, with the convention by which it is defined.
 *
 * <p>Two metrics are equal if all components except the formulas are equal, since formulas cannot
 * be compared.
 *
 * @param key key in files, such as {@code bin_acc_pos} or {@code wacc:happy}
 * @param label display name, such as {@code Acc@2 (zeros positive)}
 * @param direction direction in which it improves
 * @param unit unit of its values
 * @param convention a few words that say which of the definitions in use this is
 * @param formula computes the value over at least one segment; empty if it is undefined
 */
public record Metric(
    String key, String label, Direction direction, Unit unit, String convention, Formula formula) {

  /** Returns a descriptive count of segments or labels. */
  static Metric count(String key, String label, String convention, Formula formula) {
    return new Metric(key, label, Direction.NEITHER, Unit.COUNT, convention, formula);
  }

  /** Returns the value for these outcomes, finite; empty if the metric is undefined. */
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
