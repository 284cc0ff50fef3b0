package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.data.Target;
import org.mmlatch.data.TargetCounts;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.Distribution;
import org.mmlatch.data.inspect.SplitInspection;
import org.mmlatch.eval.Table;

/** Tables and JSON about the targets of a corpus and the labels in each split. */
final class TargetFacts {
  private TargetFacts() {}

  /** Returns a row for each target: its kind, its range or classes, and its labels by split. */
  static Table table(CorpusInspection inspection) {
    List<Table.Column> columns = head();
    inspection.splits().keySet().forEach(name -> columns.add(Table.Column.right(name.key())));
    List<List<String>> rows = new ArrayList<>();
    for (Target target : inspection.manifest().targets()) {
      List<String> row = head(target);
      inspection.splits().values().forEach(split -> row.add(text(target, split)));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  /** Returns a row for each target of sources that are not imported yet. */
  static Table table(Map<Target, TargetCounts> targets) {
    List<Table.Column> columns = head();
    columns.add(Table.Column.right("Labelled"));
    columns.add(Table.Column.left("Of these"));
    List<List<String>> rows = new ArrayList<>();
    targets.forEach(
        (target, counts) -> {
          List<String> row = head(target);
          row.add(String.valueOf(counts.labelled()));
          row.add(counts(target, counts));
          rows.add(row);
        });
    return new Table(columns, rows);
  }

  private static List<Table.Column> head() {
    return new ArrayList<>(
        List.of(
            Table.Column.left("Target"), Table.Column.left("Kind"), Table.Column.left("Labels")));
  }

  private static List<String> head(Target target) {
    return new ArrayList<>(List.of(target.name(), target.kind().key(), range(target)));
  }

  private static String range(Target target) {
    return target.kind() == Target.Kind.CLASS
        ? String.join(", ", target.classes())
        : "%s to %s".formatted(Numbers.brief(target.low()), Numbers.brief(target.high()));
  }

  private static String text(Target target, SplitInspection split) {
    List<Float> labels = split.validLabels(target);
    int missing = split.labels().getOrDefault(target, List.of()).size() - labels.size();
    String counts =
        target.kind() == Target.Kind.REAL
            ? Distribution.of(labels).map(d -> "mean " + Numbers.brief(d.mean())).orElse("-")
            : counts(target, counts(target, labels));
    return missing == 0 ? counts : counts + ", unlabelled " + missing;
  }

  private static String counts(Target target, TargetCounts counts) {
    return switch (target.kind()) {
      case REAL -> "";
      case PRESENCE ->
          "%s present (%s)"
              .formatted(
                  counts.counts().get(0),
                  counts.labelled() == 0
                      ? "-"
                      : Numbers.percent((double) counts.counts().get(0) / counts.labelled()));
      case CLASS ->
          counts.counts().stream().map(String::valueOf).collect(Collectors.joining(" / "));
    };
  }

  private static TargetCounts counts(Target target, List<Float> labels) {
    float[] values = new float[labels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = labels.get(i);
    }
    return TargetCounts.of(target, values);
  }

  static JsonArray json(CorpusInspection inspection) {
    JsonArray targets = new JsonArray();
    for (Target target : inspection.manifest().targets()) {
      JsonObject json = json(target);
      JsonObject splits = new JsonObject();
      inspection.splits().forEach((name, split) -> splits.add(name.key(), json(target, split)));
      json.add("splits", splits);
      targets.add(json);
    }
    return targets;
  }

  static JsonArray json(Map<Target, TargetCounts> found) {
    JsonArray targets = new JsonArray();
    found.forEach(
        (target, counts) -> {
          JsonObject json = json(target);
          add(target, counts, json);
          targets.add(json);
        });
    return targets;
  }

  /** Returns a target's name, kind, and range or classes. */
  static JsonObject json(Target target) {
    JsonObject json = new JsonObject();
    json.addProperty("name", target.name());
    json.addProperty("kind", target.kind().key());
    JsonArray values = new JsonArray();
    if (target.kind() == Target.Kind.CLASS) {
      target.classes().forEach(values::add);
      json.add("classes", values);
    } else {
      values.add(target.low());
      values.add(target.high());
      json.add("range", values);
    }
    return json;
  }

  private static JsonObject json(Target target, SplitInspection split) {
    JsonObject json = new JsonObject();
    List<Float> labels = split.validLabels(target);
    add(target, counts(target, labels), json);
    json.addProperty(
        "unlabelled", split.labels().getOrDefault(target, List.of()).size() - labels.size());
    Optional<Distribution> values = Distribution.of(labels);
    if (target.kind() != Target.Kind.CLASS) {
      values.ifPresent(
          known -> {
            json.addProperty("min", known.min());
            json.addProperty("mean", known.mean());
            json.addProperty("max", known.max());
          });
    }
    return json;
  }

  private static void add(Target target, TargetCounts counts, JsonObject json) {
    json.addProperty("labelled", counts.labelled());
    if (target.kind() == Target.Kind.PRESENCE) {
      json.addProperty("positives", counts.counts().get(0));
    } else if (target.kind() == Target.Kind.CLASS) {
      JsonObject classes = new JsonObject();
      IntStream.range(0, target.classes().size())
          .forEach(i -> classes.addProperty(target.classes().get(i), counts.counts().get(i)));
      json.add("counts", classes);
    }
  }
}
