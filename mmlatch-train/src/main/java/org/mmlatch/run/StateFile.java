package org.mmlatch.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.train.EarlyStopping;
import org.mmlatch.train.EpochRecord;
import org.mmlatch.train.LossSums;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.TrainingState;

/** Converts a training's state to and from JSON; all numbers are preserved exactly. */
final class StateFile {
  /** Key of the sum of the task's losses. */
  private static final String LOSSES = "losses";

  /** The same key in the first versions, whose only loss was the absolute error. */
  private static final String FORMER_LOSSES = "absolute_errors";

  private static final String TERMS = "loss_terms";
  private static final String RATE = "rate";
  private static final String METRICS = "valid_metrics";

  private StateFile() {}

  static byte[] write(TrainingState state) {
    JsonObject json = new JsonObject();
    json.addProperty("epoch", state.epoch());
    json.addProperty("batches", state.batches());
    json.addProperty(LOSSES, number(state.losses().task()));
    addNumbers(json, TERMS, state.losses().terms());
    json.addProperty("segments", state.segments());
    json.addProperty("updates", state.updates());
    json.add("schedule", write(state.schedule()));
    JsonObject stopping = new JsonObject();
    stopping.addProperty("best", number(state.earlyStopping().best()));
    stopping.addProperty("best_epoch", state.earlyStopping().bestEpoch());
    stopping.addProperty("bad", state.earlyStopping().bad());
    json.add("early_stopping", stopping);
    JsonArray history = new JsonArray();
    state.history().forEach(epoch -> history.add(write(epoch)));
    json.add("history", history);
    return (json + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject write(Schedule.State schedule) {
    JsonObject json = new JsonObject();
    json.addProperty(RATE, number(schedule.rate()));
    schedule
        .memory()
        .forEach(
            (name, value) -> {
              if (value instanceof Integer) {
                json.addProperty(name, value);
              } else {
                json.addProperty(name, number(value.doubleValue()));
              }
            });
    return json;
  }

  private static JsonObject write(EpochRecord epoch) {
    JsonObject json = new JsonObject();
    json.addProperty("epoch", epoch.epoch());
    json.addProperty("train_loss", number(epoch.trainLoss()));
    json.addProperty("valid_loss", number(epoch.validLoss()));
    json.addProperty("learning_rate", number(epoch.learningRate()));
    addNumbers(json, TERMS, epoch.terms());
    addNumbers(json, METRICS, epoch.validMetrics());
    return json;
  }

  private static void addNumbers(JsonObject json, String key, Map<String, Double> numbers) {
    if (!numbers.isEmpty()) {
      JsonObject values = new JsonObject();
      numbers.forEach((name, value) -> values.addProperty(name, number(value)));
      json.add(key, values);
    }
  }

  private static Map<String, Double> numbers(JsonObject json, String key) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    if (json.has(key)) {
      json.getAsJsonObject(key)
          .entrySet()
          .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().getAsDouble()));
    }
    return numbers;
  }

  /** Returns a number as a string: JSON has no infinity, the best loss before the first epoch. */
  private static String number(double value) {
    return Double.toString(value);
  }

  static TrainingState read(JsonObject json) {
    JsonObject stopping = json.getAsJsonObject("early_stopping");
    List<EpochRecord> history = new ArrayList<>();
    for (JsonElement epoch : json.getAsJsonArray("history")) {
      history.add(readEpoch(epoch.getAsJsonObject()));
    }
    return new TrainingState(
        json.get("epoch").getAsInt(),
        json.get("batches").getAsInt(),
        new LossSums(
            json.get(json.has(LOSSES) ? LOSSES : FORMER_LOSSES).getAsDouble(),
            numbers(json, TERMS)),
        json.get("segments").getAsLong(),
        json.get("updates").getAsLong(),
        readSchedule(json.getAsJsonObject("schedule")),
        new EarlyStopping(
            stopping.get("best").getAsDouble(),
            stopping.get("best_epoch").getAsInt(),
            stopping.get("bad").getAsInt()),
        history);
  }

  private static Schedule.State readSchedule(JsonObject json) {
    Map<String, Number> memory = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      JsonPrimitive value = entry.getValue().getAsJsonPrimitive();
      if (!entry.getKey().equals(RATE)) {
        if (value.isNumber()) {
          memory.put(entry.getKey(), value.getAsInt());
        } else {
          memory.put(entry.getKey(), value.getAsDouble());
        }
      }
    }
    return new Schedule.State(json.get(RATE).getAsDouble(), memory);
  }

  private static EpochRecord readEpoch(JsonObject json) {
    return new EpochRecord(
        json.get("epoch").getAsInt(),
        json.get("train_loss").getAsDouble(),
        json.get("valid_loss").getAsDouble(),
        json.get("learning_rate").getAsDouble(),
        numbers(json, TERMS),
        numbers(json, METRICS));
  }
}
