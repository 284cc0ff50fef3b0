package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import org.mmlatch.data.Target;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.Distribution;
import org.mmlatch.data.inspect.LengthRange;
import org.mmlatch.data.inspect.SentimentClass;
import org.mmlatch.data.inspect.SplitInspection;

/** How many segments a split has, how long they are and how they are labelled. */
final class SplitJson {
  /** How large a split is; its videos are not known without its ids. */
  static final Facts<SplitInspection> SIZES =
      Facts.of(
          List.of(
              Facts.Fact.count("Segments", "segments", SplitInspection::segments),
              new Facts.Fact<>(
                  "Videos",
                  "videos",
                  split ->
                      split.ids().isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(split.videos()),
                  split -> split.ids().isEmpty() ? "-" : String.valueOf(split.videos())),
              Facts.Fact.count("Steps", "steps", SplitInspection::steps)));

  private final List<LengthRange> ranges;

  /** Creates a writer that counts the lengths of all splits in the same ranges. */
  SplitJson(CorpusInspection inspection) {
    this.ranges = LengthRange.of(inspection.all().lengths());
  }

  JsonObject of(SplitInspection split) {
    JsonObject json = SIZES.json(split);
    json.add("lengths", distribution(split.lengths(), "histogram", lengths(split)));
    List<Float> labels = split.validLabels(Target.SENTIMENT);
    json.add("labels", distribution(labels, "classes", classes(labels)));
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

  private static JsonObject classes(List<Float> labels) {
    JsonObject classes = new JsonObject();
    for (SentimentClass one : SentimentClass.all()) {
      classes.addProperty(String.valueOf(one.value()), one.count(labels));
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
