package org.mmlatch.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Sums of losses over segments.
 *
 * @param task sum of the task's loss
 * @param terms sums of the encoder's own loss terms by name, unweighted; empty for most encoders
 */
public record LossSums(double task, Map<String, Double> terms) {
  /** Empty sums. */
  public static final LossSums NONE = new LossSums(0, Map.of());

  /** Copies the map. */
  public LossSums {
    terms = terms.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }

  /** Returns these sums plus others. */
  public LossSums plus(LossSums others) {
    Map<String, Double> sums = new LinkedHashMap<>(terms);
    others.terms.forEach((name, value) -> sums.merge(name, value, Double::sum));
    return new LossSums(task + others.task, sums);
  }

  /** Applies a calculation to each sum. */
  LossSums each(DoubleUnaryOperator calculation) {
    Map<String, Double> results = new LinkedHashMap<>();
    terms.forEach((name, value) -> results.put(name, calculation.applyAsDouble(value)));
    return new LossSums(calculation.applyAsDouble(task), results);
  }

  /** Returns whether all sums are finite. */
  boolean isFinite() {
    return Double.isFinite(task) && terms.values().stream().allMatch(Double::isFinite);
  }
}
