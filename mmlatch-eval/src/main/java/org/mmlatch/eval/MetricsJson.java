package org.mmlatch.eval;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Writes and reads metrics as a JSON object: the number of segments, then every metric in the
 * catalogue's order.
 */
final class MetricsJson {
  private static final String SEGMENTS = "segments";

  private MetricsJson() {}

  static JsonObject write(Metrics metrics) {
    JsonObject json = new JsonObject();
    json.addProperty(SEGMENTS, metrics.segments());
    for (Metric metric : metrics.catalogue().metrics()) {
      json.add(metric.key(), numberOrNull(metrics.value(metric)));
    }
    return json;
  }

  static Metrics read(JsonObject json, MetricCatalogue catalogue) {
    Map<Metric, Double> values = new LinkedHashMap<>();
    for (Metric metric : catalogue.metrics()) {
      JsonElement element = member(json, metric.key());
      if (!element.isJsonNull()) {
        values.put(metric, number(metric.key(), element));
      }
    }
    return new Metrics(segments(json), catalogue, values);
  }

  static JsonElement numberOrNull(OptionalDouble value) {
    return value.isPresent() ? new JsonPrimitive(value.getAsDouble()) : JsonNull.INSTANCE;
  }

  private static JsonElement member(JsonObject json, String key) {
    if (!json.has(key)) {
      throw new IllegalArgumentException(
          "no '%s' among the metrics; found %s".formatted(key, json.keySet()));
    }
    return json.get(key);
  }

  private static int segments(JsonObject json) {
    double segments = number(SEGMENTS, member(json, SEGMENTS));
    if (segments != Math.rint(segments) || segments > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "'%s' must be a whole number, found %s".formatted(SEGMENTS, segments));
    }
    return (int) segments;
  }

  private static double number(String key, JsonElement element) {
    if (element instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return primitive.getAsDouble();
    }
    throw new IllegalArgumentException("'%s' must be a number, found %s".formatted(key, element));
  }
}
