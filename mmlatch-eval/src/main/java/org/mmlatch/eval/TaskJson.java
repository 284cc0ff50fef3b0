package org.mmlatch.eval;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes and reads task descriptions as JSON objects. */
final class TaskJson {
  /** Key of the description in a metrics file. */
  static final String MEMBER = "task";

  private static final String TYPE = "type";
  private static final String OUTPUTS = "outputs";
  private static final String THRESHOLDS = "thresholds";
  private static final String CONVENTION = "convention";
  private static final String RANGE = "range";

  private TaskJson() {}

  static JsonObject write(TaskDescription task) {
    JsonObject json = new JsonObject();
    json.addProperty(TYPE, task.task().key());
    json.add(OUTPUTS, array(task.outputs(), JsonPrimitive::new));
    if (task.type().hasThresholds()) {
      json.add(THRESHOLDS, array(task.thresholds(), JsonPrimitive::new));
    }
    if (task.type() == TaskDescription.Type.REGRESSION) {
      json.addProperty(CONVENTION, task.convention().key());
      json.add(RANGE, array(List.of(task.low(), task.high()), JsonPrimitive::new));
    }
    return json;
  }

  static TaskDescription read(JsonObject json) {
    TaskType task = named(json, TYPE, TaskType.all(), TaskType::key);
    return form(task.form(), json).as(task);
  }

  private static TaskDescription form(TaskDescription.Type type, JsonObject json) {
    List<String> outputs = list(json, OUTPUTS, JsonElement::getAsString);
    return switch (type) {
      case REGRESSION -> {
        List<Double> range = list(json, RANGE, JsonElement::getAsDouble);
        if (outputs.size() != 1 || range.size() != 2) {
          throw new IllegalArgumentException(
              "a regression has one output and a range of two numbers, found " + json);
        }
        yield TaskDescription.regression(
            outputs.get(0),
            named(
                json,
                CONVENTION,
                List.of(TaskDescription.Convention.values()),
                TaskDescription.Convention::key),
            range.get(0),
            range.get(1));
      }
      case CLASSIFICATION -> TaskDescription.classification(outputs);
      case MULTILABEL, BINARY ->
          new TaskDescription(
              type,
              outputs,
              list(json, THRESHOLDS, JsonElement::getAsDouble),
              TaskDescription.Convention.MOSEI,
              SevenClasses.LOWEST,
              SevenClasses.HIGHEST);
    };
  }

  static JsonObject object(JsonElement element) {
    if (element instanceof JsonObject object) {
      return object;
    }
    throw new IllegalArgumentException(
        "'%s' must be an object, found %s".formatted(MEMBER, element));
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonElement> element) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(element.apply(value)));
    return array;
  }

  private static <T> T named(
      JsonObject json, String key, List<T> values, Function<T, String> name) {
    JsonElement found = json.get(key);
    return values.stream()
        .filter(value -> new JsonPrimitive(name.apply(value)).equals(found))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' of a task must be %s, found %s"
                        .formatted(
                            key,
                            values.stream().map(name).collect(Collectors.joining(" or ")),
                            found)));
  }

  private static <T> List<T> list(JsonObject json, String key, Function<JsonElement, T> convert) {
    if (json.get(key) instanceof JsonArray array
        && array.asList().stream().allMatch(JsonElement::isJsonPrimitive)) {
      return array.asList().stream().map(convert).toList();
    }
    throw new IllegalArgumentException(
        "'%s' of a task must be a list, found %s".formatted(key, json.get(key)));
  }
}
