package org.mmlatch.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Sums of losses: the task's and, separately, the encoder's own terms by name, without their
 * weights.
 *
 * @param task the task's loss
 * @param terms the encoder's own; as a rule there are none
 */
public record LossSums(double task, Map<String, Double> terms) {
  /** Sums of no losses. */
  public static final LossSums NONE = new LossSums(0, Map.of());

  /** Copies the map. */
  public LossSums {
    terms = terms.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  /** Returns the sums of these and others. */
  public LossSums plus(LossSums others) {
    Map<String, Double> sums = new LinkedHashMap<>(terms);
    others.terms.forEach((name, value) -> sums.merge(name, value, Double::sum));
    return new LossSums(task + others.task, sums);
  }

  /** Returns each of these after the same calculation. */
  LossSums each(DoubleUnaryOperator calculation) {
    Map<String, Double> results = new LinkedHashMap<>();
    terms.forEach((name, value) -> results.put(name, calculation.applyAsDouble(value)));
    return new LossSums(calculation.applyAsDouble(task), results);
  }

  /** Returns whether each of these is a finite number. */
  boolean isFinite() {
    return Double.isFinite(task) && terms.values().stream().allMatch(Double::isFinite);
  }
}
