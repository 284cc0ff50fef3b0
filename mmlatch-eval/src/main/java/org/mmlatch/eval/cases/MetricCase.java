package org.mmlatch.eval.cases;

import java.util.List;

/**
 * Predictions and targets with the metrics that an independent implementation makes of them.
 *
 * @param name of the case
 * @param task that it is of
 * @param comparisons every expected value beside ours
 */
public record MetricCase(String name, String task, List<Comparison> comparisons) {

  /** Copies the comparisons. */
  public MetricCase {
    comparisons = List.copyOf(comparisons);
  }

  /** Returns whether every value agrees. */
  public boolean agrees() {
    return comparisons.stream().allMatch(Comparison::agrees);
  }
}
