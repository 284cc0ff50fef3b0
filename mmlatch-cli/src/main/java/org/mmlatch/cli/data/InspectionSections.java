package org.mmlatch.cli.data;

import java.util.ArrayList;
import java.util.List;
import org.mmlatch.cli.common.Section;
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
    sections.add(new Section("Labels", labels(inspection)));
    sections.addAll(FeatureSections.of(inspection));
    sections.add(new Section("Checks", ChecksTable.of(inspection)));
    return sections;
  }

  private static Table splits(CorpusInspection inspection) {
    List<List<String>> rows = new ArrayList<>();
    inspection.splits().forEach((name, split) -> rows.add(splitRow(name.key(), split)));
    rows.add(splitRow("all", inspection.all()));
    return new Table(
        List.of(
            Table.Column.left("Split"),
            Table.Column.right("Segments"),
            Table.Column.right("Videos"),
            Table.Column.right("Steps")),
        rows);
  }

  private static List<String> splitRow(String name, SplitInspection split) {
    return List.of(
        name,
        String.valueOf(split.segments()),
        split.ids().isEmpty() ? "-" : String.valueOf(split.videos()),
        String.valueOf(split.steps()));
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
    return Histogram.of("Class", bars, inspection, SplitInspection::validLabels).table();
  }
}
