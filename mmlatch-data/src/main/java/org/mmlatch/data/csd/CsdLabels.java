package org.mmlatch.data.csd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.LabelTable;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.TargetColumn;

/**
 * The labels of a folder: those of the file whose intervals define the segments and, if MOSEI's
 * emotions are in a separate file, the emotions with the same intervals.
 */
final class CsdLabels {
  private static final double SAME_SECONDS = 1e-3;

  private final CsdFile file;
  private final Map<String, TimedLabels> timed = new LinkedHashMap<>();
  private final Map<String, Integer> starts = new LinkedHashMap<>();
  private final LabelTable table;
  private final Optional<CsdLabels> emotions;

  private CsdLabels(
      CsdFile file, Iterable<String> keys, LabelReader reader, Notes notes, CsdSet files) {
    this.file = file;
    List<double[]> rows = new ArrayList<>();
    for (String key : keys) {
      TimedLabels labels = file.labels(key);
      timed.put(key, labels);
      starts.put(key, rows.size());
      rows.addAll(labels.values());
    }
    long width = rows.isEmpty() ? 1 : rows.get(0).length;
    this.table =
        reader.of(
            file.path().toString(),
            "features",
            List.of((long) rows.size(), width),
            rows.toArray(double[][]::new),
            named((int) width, notes));
    this.emotions =
        files
            .emotions()
            .filter(other -> other != file)
            .map(other -> new CsdLabels(other, other.videos(), emotions(notes), notes, files));
  }

  static CsdLabels read(CsdSet files, Reading reading, Notes notes) {
    CsdSet used = reading.saysLabels() ? files.withoutEmotions() : files;
    CsdLabels labels =
        new CsdLabels(used.labels(), used.labelled(), new LabelReader(reading, notes), notes, used);
    labels.countUnmatched(notes);
    return labels;
  }

  private static LabelReader emotions(Notes notes) {
    return new LabelReader(Reading.STANDARD, notes);
  }

  /**
   * Returns the columns named in the file's metadata. Six unnamed columns are taken for MOSEI's
   * emotions.
   */
  private List<TargetColumn> named(int width, Notes notes) {
    List<String> names = file.dimensionNames();
    Optional<List<TargetColumn>> known = TargetColumn.moseiNamed(names);
    if (known.isPresent() && names.size() == width && width > 1) {
      return known.get();
    }
    if (width != TargetColumn.moseiEmotions().size()) {
      return List.of();
    }
    notes.say(
        "labels-of-emotions",
        "in the SDK's order",
        "%s does not name its 6 columns: assuming %s"
            .formatted(
                file.path(), TargetColumn.moseiEmotions().stream().map(c -> c.name()).toList()));
    return TargetColumn.moseiEmotions();
  }

  CsdFile file() {
    return file;
  }

  Map<String, TimedLabels> timed() {
    return timed;
  }

  List<TargetColumn> columns() {
    List<TargetColumn> columns = new ArrayList<>(table.columns());
    emotions.ifPresent(
        other ->
            other.table.columns().stream()
                .filter(column -> !columns.contains(column))
                .forEach(columns::add));
    return columns;
  }

  /** Returns the labels in a row of a key, by target name. */
  Map<String, RawLabel> of(String key, int row) {
    Map<String, RawLabel> labels = new LinkedHashMap<>(table.of(starts.get(key) + row));
    emotions.ifPresent(
        other ->
            other
                .row(key, timed.get(key).intervals(), row)
                .ifPresent(same -> other.of(key, same).forEach(labels::putIfAbsent)));
    return labels;
  }

  /**
   * Returns the row of a key whose interval equals that of a row in another file, within {@link
   * #SAME_SECONDS}.
   */
  private OptionalInt row(String key, Intervals intervals, int row) {
    if (!timed.containsKey(key)) {
      return OptionalInt.empty();
    }
    Intervals own = timed.get(key).intervals();
    return IntStream.range(0, own.size())
        .filter(
            i ->
                Math.abs(own.start(i) - intervals.start(row)) <= SAME_SECONDS
                    && Math.abs(own.end(i) - intervals.end(row)) <= SAME_SECONDS)
        .findFirst();
  }

  private void countUnmatched(Notes notes) {
    emotions.ifPresent(
        other -> {
          long without = 0;
          for (Map.Entry<String, TimedLabels> entry : timed.entrySet()) {
            Intervals intervals = entry.getValue().intervals();
            without +=
                IntStream.range(0, intervals.size())
                    .filter(row -> other.row(entry.getKey(), intervals, row).isEmpty())
                    .count();
          }
          if (without == table.size()) {
            throw new BadDataException(
                "%s has no interval of %s; are these labels of the same segments?"
                    .formatted(other.file.path(), file.path()));
          }
          notes.count("without-emotions", without, "segments that have no emotions");
        });
  }
}
