package org.mmlatch.eval.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.mmlatch.eval.BadPredictionsException;

/**
 * Reads a JSON file of metric cases: a list of objects with {@code name}, {@code task} ({@code
 * regression} if absent), {@code targets}, {@code predictions} or {@code logits}, further members
 * depending on the task ({@code labels} or {@code classes}, {@code threshold} as a logit, {@code
 * convention}, {@code positive_weights}, {@code class_weights}), and {@code expected}, where null
 * stands for undefined.
 */
public final class MetricCases {
  private MetricCases() {}

  /**
   * Reads the cases and computes every value that they expect.
   *
   * @throws BadPredictionsException if the file cannot be read, has a different form, or expects a
   *     metric that the task does not have
   */
  public static List<MetricCase> read(Path file) {
    JsonArray array = parse(file);
    List<MetricCase> cases = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      String where = "%s: case %d".formatted(file, i + 1);
      if (!(array.get(i) instanceof JsonObject object)) {
        throw new BadPredictionsException(where + " must be an object");
      }
      cases.add(read(where, object));
    }
    return cases;
  }

  private static JsonArray parse(Path file) {
    try {
      if (JsonParser.parseString(Files.readString(file)) instanceof JsonArray array
          && !array.isEmpty()) {
        return array;
      }
    } catch (IOException | JsonParseException e) {
      throw new BadPredictionsException(file + " cannot be read: " + e.getMessage(), e);
    }
    throw new BadPredictionsException(file + " must be a list of cases that is not empty");
  }

  private static MetricCase read(String where, JsonObject object) {
    String name = new CaseJson(where, object).text("name").orElse("");
    CaseJson json = new CaseJson(name.isEmpty() ? where : where + " '" + name + "'", object);
    Map<String, OptionalDouble> expected = new LinkedHashMap<>();
    flatten(json, "", json.object("expected"), expected);
    try {
      CaseTask task = CaseTask.of(json);
      List<Comparison> comparisons = new ArrayList<>();
      expected.forEach((key, value) -> comparisons.add(compare(json, task, key, value)));
      return new MetricCase(name.isEmpty() ? where : name, task.name(), comparisons);
    } catch (BadPredictionsException e) {
      throw json.bad(e.getMessage());
    }
  }

  private static Comparison compare(
      CaseJson json, CaseTask task, String key, OptionalDouble expected) {
    if (!task.formulas().containsKey(key)) {
      throw json.bad("the task %s has no metric '%s'".formatted(task.name(), key));
    }
    return new Comparison(key, expected, task.formulas().get(key).of(task.outcomes()));
  }

  private static void flatten(
      CaseJson json, String path, JsonElement element, Map<String, OptionalDouble> into) {
    if (element.isJsonObject()) {
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(e -> flatten(json, child(path, e.getKey()), e.getValue(), into));
    } else if (element.isJsonArray()) {
      JsonArray array = element.getAsJsonArray();
      for (int i = 0; i < array.size(); i++) {
        flatten(json, child(path, Integer.toString(i)), array.get(i), into);
      }
    } else {
      into.put(
          path,
          element.isJsonNull()
              ? OptionalDouble.empty()
              : OptionalDouble.of(json.number(path, element)));
    }
  }

  private static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
