package org.mmlatch.eval;

import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The metrics of one set of predictions.
 *
 * @param segments number of segments evaluated, at least 1
 * @param values every metric that is defined, all finite; {@link Metric#MAE} always is
 */
public record Metrics(int segments, Map<Metric, Double> values) {

  /**
   * Copies the values.
   *
   * @throws IllegalArgumentException if there is no segment, no MAE, or a value is not finite
   */
  public Metrics {
    require(segments > 0, "metrics need at least 1 segment, found " + segments);
    require(values.containsKey(Metric.MAE), "metrics need mae, which is always defined");
    values.forEach(
        (metric, value) ->
            require(Double.isFinite(value), metric.key() + " must be finite, found " + value));
    EnumMap<Metric, Double> copy = new EnumMap<>(Metric.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  /**
   * Computes all metrics.
   *
   * @param predictions one raw prediction per segment
   * @param targets the sentiment of the same segments
   * @throws IllegalArgumentException if the lengths differ
   * @throws BadPredictionsException if there is no segment, or a value is not a finite float32; the
   *     message names its row, counted from 1
   */
  public static Metrics of(double[] predictions, double[] targets) {
    require(
        predictions.length == targets.length,
        predictions.length + " predictions but " + targets.length + " targets");
    if (predictions.length == 0) {
      throw new BadPredictionsException("There are no predictions to evaluate.");
    }
    requireFinite("prediction", predictions);
    requireFinite("target", targets);
    SufficientStatistics statistics = SufficientStatistics.of(predictions, targets);
    EnumMap<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      metric.of(statistics).ifPresent(value -> values.put(metric, value));
    }
    return new Metrics(predictions.length, values);
  }

  /** Returns the value of a metric, empty where it is undefined. */
  public OptionalDouble value(Metric metric) {
    return values.containsKey(metric)
        ? OptionalDouble.of(values.get(metric))
        : OptionalDouble.empty();
  }

  /** Returns the mean absolute error, the metric by which runs are compared. */
  public double mae() {
    return values.get(Metric.MAE);
  }

  /**
   * Returns {@code segments} and every metric under its key, null where undefined. To keep the
   * nulls, print it with {@link JsonObject#toString()} or a Gson that serialises nulls.
   */
  public JsonObject toJson() {
    return MetricsJson.write(this);
  }

  /**
   * Reads what {@link #toJson()} returns; other keys are ignored.
   *
   * @throws IllegalArgumentException if a key is missing or its value is of the wrong kind
   */
  public static Metrics fromJson(JsonObject json) {
    return MetricsJson.read(json);
  }

  private static void requireFinite(String what, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
        throw new BadPredictionsException(
            "Row %d: the %s is %s; expected a finite number (float32)."
                .formatted(i + 1, what, values[i]));
      }
    }
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
