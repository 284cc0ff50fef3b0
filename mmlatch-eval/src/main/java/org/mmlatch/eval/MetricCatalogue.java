package org.mmlatch.eval;

import java.util.List;
import java.util.Optional;

/**
 * The metrics of a task.
 *
 * @param metrics all metrics, with unique keys, in the order in which they are printed and stored
 * @param headline the metrics that tables of many runs show; the first is the {@linkplain
 *     #primary() primary} one
 */
public record MetricCatalogue(List<Metric> metrics, List<Metric> headline) {

  /**
   * Copies both lists.
   *
   * @throws IllegalArgumentException if the headline is empty or has a metric that is not in {@code
   *     metrics}, or two metrics have the same key
   */
  public MetricCatalogue {
    metrics = List.copyOf(metrics);
    headline = List.copyOf(headline);
    if (headline.isEmpty() || !metrics.containsAll(headline)) {
      throw new IllegalArgumentException(
          "the headline " + headline + " must be some of the metrics " + metrics);
    }
    if (metrics.stream().map(Metric::key).distinct().count() < metrics.size()) {
      throw new IllegalArgumentException("metrics need keys of their own, found " + metrics);
    }
  }

  /** Returns the metric by which runs are ranked and compared by default. */
  public Metric primary() {
    return headline.get(0);
  }

  /** Returns the metric with this key. */
  public Optional<Metric> find(String key) {
    return metrics.stream().filter(metric -> metric.key().equals(key)).findFirst();
  }

  /** Returns all keys, in order. */
  public List<String> keys() {
    return metrics.stream().map(Metric::key).toList();
  }
}
