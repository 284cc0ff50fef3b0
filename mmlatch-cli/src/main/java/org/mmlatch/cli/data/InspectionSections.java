package org.mmlatch.cli.data;

import java.util.ArrayList;
import java.util.List;
import org.mmlatch.cli.common.Section;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Target;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.LengthRange;
import org.mmlatch.data.inspect.SentimentClass;
import org.mmlatch.data.inspect.SplitInspection;
import org.mmlatch.eval.Table;

/** An inspection for people: where the corpus is from, what it holds, and last what is wrong. */
final class InspectionSections {
  private InspectionSections() {}

  static List<Section> of(CorpusInspection inspection) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Corpus", OriginTable.of(inspection)));
    sections.add(new Section("Splits", splits(inspection)));
    sections.add(new Section("Lengths of segments", lengths(inspection)));
    if (inspection.manifest().format() == Manifest.WITH_TARGETS) {
      sections.add(new Section("Targets", TargetFacts.table(inspection)));
    }
    if (inspection.manifest().targets().contains(Target.SENTIMENT)) {
      sections.add(new Section("Labels", labels(inspection)));
    }
    sections.addAll(FeatureSections.of(inspection));
    sections.add(new Section("Checks", ChecksTable.of(inspection)));
    return sections;
  }

  private static Table splits(CorpusInspection inspection) {
    List<List<String>> rows = new ArrayList<>();
    inspection.splits().forEach((name, split) -> rows.add(splitRow(name.key(), split)));
    rows.add(splitRow("all", inspection.all()));
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Split")));
    columns.addAll(SplitJson.SIZES.columns());
    return new Table(columns, rows);
  }

  private static List<String> splitRow(String name, SplitInspection split) {
    List<String> row = new ArrayList<>(List.of(name));
    row.addAll(SplitJson.SIZES.row(split));
    return row;
  }

  private static Table lengths(CorpusInspection inspection) {
    List<Histogram.Bar<Integer>> bars =
        LengthRange.of(inspection.all().lengths()).stream()
            .map(range -> new Histogram.Bar<>(label(range), range::count))
            .toList();
    return Histogram.of("Steps", bars, inspection, SplitInspection::lengths).table();
  }

  private static String label(LengthRange range) {
    return range.from() == range.to() ? "" + range.from() : range.from() + "-" + range.to();
  }

  private static Table labels(CorpusInspection inspection) {
    List<Histogram.Bar<Float>> bars =
        SentimentClass.all().stream()
            .map(one -> new Histogram.Bar<>(String.valueOf(one.value()), one::count))
            .toList();
    return Histogram.of("Class", bars, inspection, split -> split.validLabels(Target.SENTIMENT))
        .table();
  }
}
