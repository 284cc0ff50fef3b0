package org.mmlatch.data.mult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.padded.PaddedArray;
import org.mmlatch.data.padded.PaddedSegments;
import org.mmlatch.data.padded.SplitDictionary;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.LabelTable;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.Presences;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;

/**
 * Reads MulT's pickles, such as {@code mosi_data.pkl}. Each split has {@code text}, {@code audio}
 * and {@code vision}, (N, T, D), {@code id}, (N, 3), and optionally {@code labels}, (N, 1, 1), or
 * (N, 4, 2) in {@code iemocap_data.pkl}.
 */
public final class MultPickle {
  static final List<String> LABELS = List.of("labels", "label", "y");

  private MultPickle() {}

  /** Returns whether the splits have this layout. */
  public static boolean matches(List<SplitDictionary> splits) {
    return !splits.isEmpty() && splits.stream().allMatch(MultPickle::matches);
  }

  private static boolean matches(SplitDictionary split) {
    boolean labelled = LABELS.stream().anyMatch(split::has);
    return (split.hasFeatures() && (labelled || split.has("id") || split.has("ids")))
        || (labelled && split.has("id"));
  }

  /**
   * Reads the segments of a file.
   *
   * <p>MultiBench's files also have this layout, with a single id per segment instead of three
   * columns. In such files, segments whose text features are all zero have no text, because
   * MultiBench drops them.
   *
   * @throws BadDataException if labels, ids and features differ in their number of segments, or the
   *     labels cannot be interpreted
   */
  public static SegmentSource read(Path file, List<SplitDictionary> splits, Reading reading) {
    Dims dims = new Dims(file);
    Notes notes = new Notes();
    LabelReader plain = new LabelReader(reading, notes);
    LabelReader labels = Presences.of(file).map(plain::ofPresence).orElse(plain);
    List<SourceSegment> segments = new ArrayList<>();
    for (SplitDictionary split : splits) {
      if (split.isEmpty()) {
        continue;
      }
      Map<Modality, PaddedArray> arrays = split.arrays();
      split.note(notes);
      arrays.forEach((modality, array) -> dims.add(split.split().key(), modality, array.dim()));
      segments.addAll(segments(split, arrays, labels(split, labels), reading.ids(), notes));
    }
    return SegmentSource.of("mult", List.of(file), dims.known(), labels.columns(), notes, segments);
  }

  private static Optional<LabelTable> labels(SplitDictionary split, LabelReader reader) {
    if (split.fields().find(LABELS).isEmpty()) {
      return Optional.empty();
    }
    NdArray labels =
        split.fields().findNumbers(LABELS).orElseGet(() -> split.fields().array(LABELS));
    if (labels.shape().isEmpty() || labels.elements() == 0) {
      throw split.fields().error("labels", "a label per segment", "shape " + labels.shape());
    }
    String where = "%s, %s".formatted(split.fields().file(), split.fields().name());
    return Optional.of(reader.of(where, "labels", labels));
  }

  /** Returns the segments of a split, with labels if there are any. */
  static List<SourceSegment> segments(
      SplitDictionary split,
      Map<Modality, PaddedArray> arrays,
      Optional<LabelTable> labels,
      Ids form,
      Notes notes) {
    long found =
        labels
            .map(known -> (long) known.size())
            .orElseGet(() -> arrays.values().iterator().next().segments());
    int count = Math.toIntExact(found);
    PaddedSegments padded = new PaddedSegments(count, arrays, split.lengths());
    MultIds ids = MultIds.of(split, count, form, notes);
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      segments.add(
          new SourceSegment(
              ids.ids().get(i),
              Optional.of(split.split()),
              labels.map(known -> known.of(index)).orElse(Map.of()),
              ids.single() ? withText(padded.segment(i)) : padded.segment(i),
              Optional.empty()));
    }
    return segments;
  }

  /** Returns readers that return no text rows if all of them are zero. */
  private static Map<Modality, RowsReader> withText(Map<Modality, RowsReader> readers) {
    Map<Modality, RowsReader> checked = new EnumMap<>(Modality.class);
    checked.putAll(readers);
    checked.computeIfPresent(Modality.TEXT, (modality, reader) -> () -> unlessZero(reader.read()));
    return checked;
  }

  private static RawRows unlessZero(RawRows rows) {
    return IntStream.range(0, rows.rows()).allMatch(rows::isZero)
        ? new RawRows(rows.dim(), new double[0])
        : rows;
  }
}
