package org.mmlatch.data.tuples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.LabelTable;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.Presences;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;

/**
 * Reads pickles of segment tuples: a list of {@code ((words, visual, acoustic, texts), label, id)}
 * such as {@code dev.pkl}, or a dictionary of splits with such lists, such as MAG-BERT's {@code
 * mosi.pkl}. {@code words} is one of (T) vocabulary indices, which are ignored, (T, D) features, or
 * the T words as text. {@code texts}, the T words as text, may be missing. So may the id, as in
 * MISA's UR-FUNNY files, whose segments are numbered within their split. The tuples may also be
 * dictionaries, as in the files {@code (train, dev, test, vocabulary)} of the code published with
 * the MMLatch paper.
 */
public final class TuplesPickle {
  private TuplesPickle() {}

  /** Returns whether a pickle has this layout. */
  public static boolean matches(PickleValue pickle) {
    return isList(pickle) || !splits(pickle).isEmpty();
  }

  private static boolean isList(PickleValue pickle) {
    Optional<PickleValue> first =
        pickle.asList().filter(list -> list.size() > 0).map(list -> list.get(0));
    if (first.filter(TupleSegment::isDictionary).isPresent()) {
      return true;
    }
    return first
        .flatMap(PickleValue::asList)
        .filter(
            tuple ->
                (tuple.size() == 2 || tuple.size() == 3)
                    && tuple.get(0).asList().filter(data -> data.size() >= 3).isPresent())
        .isPresent();
  }

  /**
   * Returns the splits of a dictionary in which at least one value is a list of segments, or of the
   * layout of the paper's code: the lists of train, valid and test, followed by the vocabulary.
   * Empty for other pickles.
   */
  private static Map<SplitName, PickleList> splits(PickleValue pickle) {
    Map<SplitName, PickleList> splits = new LinkedHashMap<>();
    List<PickleValue> parts = pickle.asList().map(PickleList::items).orElse(List.of());
    if (parts.size() == SplitName.values().length + 1
        && parts.get(parts.size() - 1).asDictionary().isPresent()
        && parts.subList(0, parts.size() - 1).stream().allMatch(TuplesPickle::isList)) {
      Iterator<PickleValue> lists = parts.iterator();
      for (SplitName split : SplitName.values()) {
        splits.put(split, lists.next().asList().orElseThrow());
      }
    }
    pickle
        .asDictionary()
        .filter(
            all -> all.names().stream().flatMap(n -> all.get(n).stream()).anyMatch(v -> isList(v)))
        .ifPresent(
            all ->
                all.names()
                    .forEach(
                        name ->
                            SplitText.parse(name)
                                .ifPresent(
                                    split ->
                                        all.get(name)
                                            .flatMap(PickleValue::asList)
                                            .ifPresent(list -> splits.put(split, list)))));
    return splits;
  }

  /**
   * Reads the segments of a file.
   *
   * @param split the split of all segments, if known; used if the file has no splits
   * @throws BadDataException if a tuple does not have this layout; the message says which
   */
  public static SegmentSource read(
      Path file, PickleValue pickle, Optional<SplitName> split, Reading reading) {
    Notes notes = new Notes();
    Dims dims = new Dims(file);
    LabelReader plain = new LabelReader(reading, notes);
    LabelReader labels =
        isWithoutIds(pickle)
            ? plain.ofPresence(Presences.humor())
            : Presences.of(file).map(plain::ofPresence).orElse(plain);
    Tuples tuples = new Tuples(dims, labels, reading.ids());
    List<SourceSegment> segments = new ArrayList<>();
    if (isList(pickle)) {
      segments.addAll(
          tuples.segments(file.toString(), name(file), pickle.asList().orElseThrow(), split));
    } else {
      splits(pickle)
          .forEach(
              (name, list) ->
                  segments.addAll(
                      tuples.segments(
                          file + ", " + name.key(), name.key(), list, Optional.of(name))));
    }
    return SegmentSource.of(
        "tuples", List.of(file), dims.known(), labels.columns(), notes, segments);
  }

  /** Returns the file name up to the first dot. */
  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
  }

  /** Returns whether the tuples are pairs without ids, as in MISA's UR-FUNNY files. */
  private static boolean isWithoutIds(PickleValue pickle) {
    Stream<PickleList> lists =
        isList(pickle) ? pickle.asList().stream() : splits(pickle).values().stream();
    return lists
        .filter(list -> list.size() > 0)
        .anyMatch(list -> list.get(0).asList().filter(tuple -> tuple.size() == 2).isPresent());
  }

  /** Converts tuples to segments. */
  private record Tuples(Dims dims, LabelReader labels, Ids ids) {

    List<SourceSegment> segments(
        String file, String video, PickleList list, Optional<SplitName> split) {
      List<TupleSegment> tuples = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        String where = "tuple " + i;
        SegmentId place = new SegmentId(split.map(SplitName::key).orElse(video), i);
        String whole = file + ", " + where;
        PickleValue item = list.get(i);
        TupleSegment tuple =
            item.asDictionary()
                .map(entries -> TupleSegment.of(whole, entries, ids))
                .orElseGet(() -> TupleSegment.of(whole, item, place, ids));
        tuple.features().forEach((m, array) -> dims.add(where, m, (int) array.size(1)));
        tuples.add(tuple);
      }
      LabelTable table = table(file, tuples);
      List<SourceSegment> segments = new ArrayList<>();
      int next = 0;
      for (TupleSegment tuple : tuples) {
        segments.add(
            tuple.segment(split, tuple.labels().isPresent() ? table.of(next++) : Map.of()));
      }
      return segments;
    }

    /** Returns the labels of the tuples that have one. */
    private LabelTable table(String file, List<TupleSegment> tuples) {
      List<TupleSegment.NdLabel> known =
          tuples.stream().flatMap(tuple -> tuple.labels().stream()).toList();
      List<Long> shape = new ArrayList<>(List.of((long) known.size()));
      known.stream().findFirst().ifPresent(first -> shape.addAll(first.shape()));
      double[][] rows =
          known.stream()
              .map(label -> label.values().stream().mapToDouble(Double::doubleValue).toArray())
              .toArray(double[][]::new);
      return labels.of(file, "label", shape, rows, List.of());
    }
  }
}
