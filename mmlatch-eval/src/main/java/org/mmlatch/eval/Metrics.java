package org.mmlatch.eval;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The metrics of a set of predictions.
 *
 * @param segments number of segments evaluated, at least 1
 * @param catalogue all metrics of the task
 * @param values values of the defined metrics, in the catalogue's order, all finite
 */
public record Metrics(int segments, MetricCatalogue catalogue, Map<Metric, Double> values) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there is no segment, a metric is not in the catalogue, or a
   *     value is not finite
   */
  public Metrics {
    require(segments > 0, "metrics need at least 1 segment, found " + segments);
    values.forEach(
        (metric, value) ->
            require(Double.isFinite(value), metric.key() + " must be finite, found " + value));
    Map<Metric, Double> ordered = new LinkedHashMap<>();
    for (Metric metric : catalogue.metrics()) {
      if (values.containsKey(metric)) {
        ordered.put(metric, values.get(metric));
      }
    }
    require(
        ordered.size() == values.size(),
        "metrics " + values.keySet() + " are not all among " + catalogue.metrics());
    values = Collections.unmodifiableMap(ordered);
  }

  /** Computes all metrics of a task. */
  public static Metrics of(Outcomes outcomes, MetricCatalogue catalogue) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    for (Metric metric : catalogue.metrics()) {
      metric.of(outcomes).ifPresent(value -> values.put(metric, value));
    }
    return new Metrics(outcomes.segments(), catalogue, values);
  }

  /** Returns the value of a metric; empty if it is undefined. */
  public OptionalDouble value(Metric metric) {
    return values.containsKey(metric)
        ? OptionalDouble.of(values.get(metric))
        : OptionalDouble.empty();
  }

  /** Returns the value of the primary metric; empty if it is undefined. */
  public OptionalDouble primary() {
    return value(catalogue.primary());
  }

  /**
   * Returns an object with {@code segments} and every metric under its key, null if undefined. To
   * keep the nulls, print it with {@link JsonObject#toString()} or a Gson that serialises nulls.
   */
  public JsonObject toJson() {
    return MetricsJson.write(this);
  }

  /**
   * Reads the result of {@link #toJson()}; other keys are ignored.
   *
   * @throws IllegalArgumentException if a key is missing or its value is of the wrong kind
   */
  public static Metrics fromJson(JsonObject json, MetricCatalogue catalogue) {
    return MetricsJson.read(json, catalogue);
  }

  /**
   * Reads the result of {@link TaskDescription#toJson(Metrics)}, which contains the task.
   *
   * @throws IllegalArgumentException if a key is missing or its value is of the wrong kind
   */
  public static Metrics fromJson(JsonObject json) {
    return fromJson(json, TaskDescription.of(json).metrics());
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
