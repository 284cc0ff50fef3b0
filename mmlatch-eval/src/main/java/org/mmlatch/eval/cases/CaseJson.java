package org.mmlatch.eval.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.mmlatch.eval.BadPredictionsException;

/** Reads the members of a case; every error names the case and the member. */
final class CaseJson {
  private final String where;
  private final JsonObject json;

  CaseJson(String where, JsonObject json) {
    this.where = where;
    this.json = json;
  }

  BadPredictionsException bad(String message) {
    return new BadPredictionsException(where + ": " + message);
  }

  /** Returns a member as text; empty if it is absent. */
  Optional<String> text(String key) {
    return member(key)
        .map(
            value -> {
              if (value instanceof JsonPrimitive text && text.isString()) {
                return text.getAsString();
              }
              throw bad("'%s' must be text, found %s".formatted(key, shortened(value)));
            });
  }

  /** Returns a member as a non-empty list of texts. */
  List<String> texts(String key) {
    JsonArray array = array(key);
    return StreamSupport.stream(array.spliterator(), false)
        .map(
            value -> {
              if (value instanceof JsonPrimitive text && text.isString()) {
                return text.getAsString();
              }
              throw bad("'%s' must hold texts, found %s".formatted(key, shortened(value)));
            })
        .toList();
  }

  /** Returns a member as a number; empty if it is absent. */
  Optional<Double> number(String key) {
    return member(key).map(value -> number(key, value));
  }

  /** Returns a member as a non-empty list of numbers. */
  double[] numbers(String key) {
    return numbers(key, array(key));
  }

  boolean has(String key) {
    return json.has(key);
  }

  /** Returns a member as rows of numbers, (N, K); a list of N numbers has K = 1. */
  double[][] matrix(String key) {
    JsonArray rows = array(key);
    double[][] matrix = new double[rows.size()][];
    for (int i = 0; i < matrix.length; i++) {
      JsonElement row = rows.get(i);
      matrix[i] =
          row.isJsonArray()
              ? numbers(key + "[" + i + "]", row.getAsJsonArray())
              : new double[] {number(key + "[" + i + "]", row)};
    }
    return matrix;
  }

  JsonObject object(String key) {
    if (json.get(key) instanceof JsonObject object && !object.isEmpty()) {
      return object;
    }
    throw bad(
        "'%s' must be an object with the expected values, found %s"
            .formatted(key, shortened(json.get(key))));
  }

  double number(String key, JsonElement value) {
    if (value instanceof JsonPrimitive number
        && number.isNumber()
        && Double.isFinite(number.getAsDouble())) {
      return number.getAsDouble();
    }
    throw bad("'%s' must be a finite number, found %s".formatted(key, shortened(value)));
  }

  private double[] numbers(String key, JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(value -> number(key, value))
        .toArray();
  }

  private JsonArray array(String key) {
    if (json.get(key) instanceof JsonArray array && !array.isEmpty()) {
      return array;
    }
    throw bad(
        "'%s' must be a list that is not empty, found %s".formatted(key, shortened(json.get(key))));
  }

  private Optional<JsonElement> member(String key) {
    return Optional.ofNullable(json.get(key)).filter(value -> !value.isJsonNull());
  }

  private static String shortened(JsonElement value) {
    String text = String.valueOf(value);
    return value == null ? "none" : text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
