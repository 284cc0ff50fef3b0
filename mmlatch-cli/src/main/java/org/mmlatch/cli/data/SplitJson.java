package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.Distribution;
import org.mmlatch.data.inspect.LengthRange;
import org.mmlatch.data.inspect.SentimentClass;
import org.mmlatch.data.inspect.SplitInspection;

/** How many segments a split has, how long they are and how they are labelled. */
final class SplitJson {
  private final List<LengthRange> ranges;

  /** Creates a writer that counts the lengths of all splits in the same ranges. */
  SplitJson(CorpusInspection inspection) {
    this.ranges = LengthRange.of(inspection.all().lengths());
  }

  JsonObject of(SplitInspection split) {
    JsonObject json = new JsonObject();
    json.addProperty("segments", split.segments());
    json.addProperty("steps", split.steps());
    json.add(
        "videos", split.ids().isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(split.videos()));
    json.add("lengths", distribution(split.lengths(), "histogram", lengths(split)));
    json.add("labels", distribution(split.validLabels(), "classes", classes(split)));
    return json;
  }

  private JsonArray lengths(SplitInspection split) {
    JsonArray histogram = new JsonArray();
    for (LengthRange range : ranges) {
      JsonObject bar = new JsonObject();
      bar.addProperty("from", range.from());
      bar.addProperty("to", range.to());
      bar.addProperty("segments", range.count(split.lengths()));
      histogram.add(bar);
    }
    return histogram;
  }

  private static JsonObject classes(SplitInspection split) {
    JsonObject classes = new JsonObject();
    for (SentimentClass one : SentimentClass.all()) {
      classes.addProperty(String.valueOf(one.value()), one.count(split.validLabels()));
    }
    return classes;
  }

  private static JsonElement distribution(
      List<? extends Number> numbers, String countsName, JsonElement counts) {
    Optional<Distribution> known = Distribution.of(numbers);
    if (known.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    json.addProperty("min", known.get().min());
    json.addProperty("median", known.get().median());
    json.addProperty("mean", known.get().mean());
    json.addProperty("max", known.get().max());
    json.add(countsName, counts);
    return json;
  }
}
