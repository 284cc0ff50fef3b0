package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.Target;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.LengthRange;
import org.mmlatch.data.inspect.SentimentClass;
import org.mmlatch.data.inspect.SplitInspection;
import org.mmlatch.eval.Table;

/**
 * Sizes of splits, and the distributions of segment lengths and sentiment labels.
 *
 * @param inspection the inspected corpus
 * @param lengths histogram of segment lengths, with the same bins for all splits
 * @param labels histogram of sentiment labels by class
 */
record SplitFacts(
    CorpusInspection inspection,
    Histogram<LengthRange, Integer> lengths,
    Histogram<SentimentClass, Float> labels) {
  /** The size of a split; the number of videos is unknown if its ids are unreadable. */
  private static final Facts<SplitInspection> SIZES =
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

  static SplitFacts of(CorpusInspection inspection) {
    return new SplitFacts(
        inspection,
        new Histogram<>(
            "Steps",
            LengthRange.of(inspection.all().lengths()),
            SplitFacts::text,
            LengthRange::count,
            SplitInspection::lengths),
        new Histogram<>(
            "Class",
            SentimentClass.all(),
            one -> String.valueOf(one.value()),
            SentimentClass::count,
            split -> split.validLabels(Target.SENTIMENT)));
  }

  private static String text(LengthRange range) {
    return range.from() == range.to() ? "" + range.from() : range.from() + "-" + range.to();
  }

  /** Returns a table with the size of each split and of all together. */
  Table sizes() {
    List<List<String>> rows = new ArrayList<>();
    inspection.splits().forEach((name, split) -> rows.add(row(name.key(), split)));
    rows.add(row("all", inspection.all()));
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Split")));
    columns.addAll(SIZES.columns());
    return new Table(columns, rows);
  }

  private static List<String> row(String name, SplitInspection split) {
    List<String> row = new ArrayList<>(List.of(name));
    row.addAll(SIZES.row(split));
    return row;
  }

  JsonObject json(SplitInspection split) {
    JsonObject json = SIZES.json(split);
    json.add("lengths", lengths.json(split, "histogram", ranges(split)));
    json.add("labels", labels.json(split, "classes", classes(split)));
    return json;
  }

  private JsonElement ranges(SplitInspection split) {
    JsonArray histogram = new JsonArray();
    for (LengthRange range : lengths.bars()) {
      JsonObject bar = new JsonObject();
      bar.addProperty("from", range.from());
      bar.addProperty("to", range.to());
      bar.addProperty("segments", lengths.count(range, split));
      histogram.add(bar);
    }
    return histogram;
  }

  private JsonElement classes(SplitInspection split) {
    JsonObject classes = new JsonObject();
    labels.bars().forEach(one -> classes.addProperty(labels.label(one), labels.count(one, split)));
    return classes;
  }
}
