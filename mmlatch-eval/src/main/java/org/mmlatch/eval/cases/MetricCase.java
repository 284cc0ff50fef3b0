package org.mmlatch.eval.cases;

import java.util.List;

/**
 * A test case for metrics: the metrics of given predictions, computed here and by an independent
 * implementation.
 *
 * @param name name of the case
 * @param task name of its task
 * @param comparisons all expected values and the values computed here
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
