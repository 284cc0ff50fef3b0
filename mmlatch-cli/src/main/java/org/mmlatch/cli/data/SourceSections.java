package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.cli.common.Section;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.imports.ModalityInspection;
import org.mmlatch.data.imports.SourceDefect;
import org.mmlatch.data.imports.SourceInspection;
import org.mmlatch.data.imports.StandardSplits;
import org.mmlatch.eval.Table;

/** The output of {@code data inspect} for sources that are not imported yet. */
final class SourceSections {
  private static final Facts<ModalityInspection> MODALITY =
      Facts.of(
          List.of(
              Facts.Fact.count("Features", "dim", ModalityInspection::dim),
              Facts.Fact.count("Steps", "steps", ModalityInspection::steps),
              Facts.Fact.count("Shortest", "shortest", ModalityInspection::shortest),
              Facts.Fact.count("Longest", "longest", ModalityInspection::longest),
              Facts.Fact.count("Without", "segments-without", ModalityInspection::missing),
              Facts.Fact.count("NaN", "nan", found -> found.notFinite().nan()),
              Facts.Fact.count("inf", "infinite", found -> found.notFinite().infinite()),
              Facts.Fact.count(
                  "> float32", "beyond-float32", found -> found.notFinite().beyondFloat32()),
              Facts.Fact.count(
                  "In segments", "segments-not-finite", ModalityInspection::affected)));

  private SourceSections() {}

  static List<Section> of(SourceInspection source) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Sources", sources(source)));
    sections.add(new Section("Splits", splits(source)));
    sections.add(new Section("Modalities", modalities(source)));
    if (!source.targets().isEmpty()) {
      sections.add(new Section("Targets", TargetFacts.table(source.targets())));
    }
    sections.add(new Section("Segments with defects", defects(source)));
    if (!source.problems().isEmpty() || !source.remarks().isEmpty()) {
      sections.add(new Section("Notes", sentences(source)));
    }
    return sections;
  }

  private static Table sentences(SourceInspection source) {
    List<List<String>> rows = new ArrayList<>();
    source.problems().forEach(sentence -> rows.add(List.of("refused", sentence)));
    source.remarks().forEach(sentence -> rows.add(List.of("remark", sentence)));
    return new Table(List.of(Table.Column.left("Import"), Table.Column.left("Note")), rows);
  }

  private static Table sources(SourceInspection source) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("format", String.join(", ", source.formats())));
    rows.add(List.of("segments", String.valueOf(source.segments())));
    source
        .words()
        .ifPresent(
            words ->
                rows.add(
                    List.of(
                        "words",
                        "%s, %s without a vector"
                            .formatted(words.count(), words.outOfVocabulary()))));
    return new Table(List.of(Table.Column.left("What"), Table.Column.left("Found")), rows);
  }

  private static Table splits(SourceInspection source) {
    StandardSplits standard = StandardSplits.nearest(source.segments());
    List<List<String>> rows = new ArrayList<>();
    for (SplitName split : SplitName.values()) {
      int found = source.splits().getOrDefault(split, 0);
      rows.add(row(split.key(), found, standard.size(split), found - standard.size(split)));
    }
    if (source.withoutSplit() > 0) {
      rows.add(List.of("unknown", source.withoutSplit() + "", "-", "choose --folds"));
    }
    return new Table(
        List.of(
            Table.Column.left("Split"),
            Table.Column.right("Segments"),
            Table.Column.right("Standard " + standard.title()),
            Table.Column.right("Difference")),
        rows);
  }

  private static Table modalities(SourceInspection source) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Modality")));
    columns.addAll(MODALITY.columns());
    List<List<String>> rows = new ArrayList<>();
    source
        .modalities()
        .forEach(
            (modality, found) -> {
              List<String> row = new ArrayList<>(List.of(modality.key()));
              row.addAll(MODALITY.row(found));
              rows.add(row);
            });
    return new Table(columns, rows);
  }

  private static Table defects(SourceInspection source) {
    List<List<String>> rows = new ArrayList<>();
    for (SourceDefect defect : SourceDefect.values()) {
      int found = source.defects().getOrDefault(defect, 0);
      rows.add(
          List.of(
              defect.key(),
              String.valueOf(found),
              defect.standard().key() + ", see data import --on"));
    }
    source
        .leftOut()
        .forEach((reason, count) -> rows.add(List.of(reason.key(), String.valueOf(count), "drop")));
    return new Table(
        List.of(
            Table.Column.left("Defect"),
            Table.Column.right("Segments"),
            Table.Column.left("What an import does")),
        rows);
  }

  private static List<String> row(String name, long... numbers) {
    List<String> row = new ArrayList<>(List.of(name));
    for (long number : numbers) {
      row.add(String.valueOf(number));
    }
    return row;
  }

  static JsonObject json(SourceInspection source) {
    JsonObject json = new JsonObject();
    JsonArray formats = new JsonArray();
    source.formats().forEach(formats::add);
    json.add("formats", formats);
    json.addProperty("segments", source.segments());
    source
        .words()
        .ifPresent(
            words -> {
              json.addProperty("words", words.count());
              json.addProperty("words-out-of-vocabulary", words.outOfVocabulary());
            });
    JsonObject splits = new JsonObject();
    source.splits().forEach((split, count) -> splits.addProperty(split.key(), count));
    json.add("splits", splits);
    StandardSplits standard = StandardSplits.nearest(source.segments());
    json.addProperty("segments-without-split", source.withoutSplit());
    json.addProperty("standard", standard.title());
    json.addProperty("standard-sizes", standard.equal(source.splits()));
    JsonObject modalities = new JsonObject();
    source
        .modalities()
        .forEach((modality, found) -> modalities.add(modality.key(), MODALITY.json(found)));
    json.add("modalities", modalities);
    json.add("targets", TargetFacts.json(source.targets()));
    JsonObject leftOut = new JsonObject();
    source.leftOut().forEach((reason, count) -> leftOut.addProperty(reason.key(), count));
    json.add("left-out", leftOut);
    JsonObject defects = new JsonObject();
    source.defects().forEach((defect, count) -> defects.addProperty(defect.key(), count));
    json.add("defects", defects);
    JsonArray problems = new JsonArray();
    source.problems().forEach(problems::add);
    json.add("problems", problems);
    JsonArray remarks = new JsonArray();
    source.remarks().forEach(remarks::add);
    json.add("remarks", remarks);
    return json;
  }
}
