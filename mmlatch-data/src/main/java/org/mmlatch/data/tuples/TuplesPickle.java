package org.mmlatch.data.tuples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.LabelColumn;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SentimentLabels;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;

/**
 * {@code dev.pkl} and its like: a list of {@code ((words, visual, acoustic, texts), label, id)}, or
 * a dictionary of splits that are such lists, as MAG-BERT's {@code mosi.pkl}. {@code words} is (T)
 * numbers of words, which mean nothing without the vocabulary, (T, D) features, or the T words
 * themselves; {@code texts}, also the words themselves, may be left out.
 */
public final class TuplesPickle {
  private TuplesPickle() {}

  /** Returns whether a pickle is of this layout. */
  public static boolean matches(PickleValue pickle) {
    return isList(pickle) || !splits(pickle).isEmpty();
  }

  private static boolean isList(PickleValue pickle) {
    return pickle
        .asList()
        .filter(list -> list.size() > 0)
        .flatMap(list -> list.get(0).asList())
        .filter(tuple -> tuple.size() == 3 && tuple.get(0).asList().isPresent())
        .isPresent();
  }

  /** Returns the splits of a dictionary, if one at least is a list of tuples. */
  private static Map<SplitName, PickleList> splits(PickleValue pickle) {
    Map<SplitName, PickleList> splits = new LinkedHashMap<>();
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
   * Returns the file's segments.
   *
   * @param split which one they are all of, if known and the file does not say
   * @param column which of several labels is the sentiment
   * @throws BadDataException if a tuple is not of this layout; the message says which
   */
  public static SegmentSource read(
      Path file, PickleValue pickle, Optional<SplitName> split, LabelColumn column) {
    Notes notes = new Notes();
    Dims dims = new Dims(file);
    SentimentLabels sentiment = new SentimentLabels(column, notes);
    List<SourceSegment> segments = new ArrayList<>();
    if (isList(pickle)) {
      segments.addAll(
          segments(file.toString(), pickle.asList().orElseThrow(), split, dims, sentiment));
    } else {
      splits(pickle)
          .forEach(
              (name, list) ->
                  segments.addAll(
                      segments(
                          file + ", " + name.key(), list, Optional.of(name), dims, sentiment)));
    }
    return SegmentSource.of("tuples", List.of(file), dims.known(), notes, segments);
  }

  private static List<SourceSegment> segments(
      String file,
      PickleList list,
      Optional<SplitName> split,
      Dims dims,
      SentimentLabels sentiment) {
    List<TupleSegment> tuples = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String where = "tuple " + i;
      TupleSegment tuple = TupleSegment.of(file + ", " + where, list.get(i));
      tuple.features().forEach((m, array) -> dims.add(where, m, (int) array.size(1)));
      tuples.add(tuple);
    }
    double[] labels = labels(file, tuples, sentiment);
    List<SourceSegment> segments = new ArrayList<>();
    int next = 0;
    for (TupleSegment tuple : tuples) {
      segments.add(
          tuple.segment(
              split, tuple.labels().isPresent() ? Optional.of(labels[next++]) : Optional.empty()));
    }
    return segments;
  }

  /** Returns the sentiment of those tuples that have a label. */
  private static double[] labels(
      String file, List<TupleSegment> tuples, SentimentLabels sentiment) {
    List<TupleSegment.NdLabel> labels =
        tuples.stream().flatMap(tuple -> tuple.labels().stream()).toList();
    List<Long> shape = new ArrayList<>(List.of((long) labels.size()));
    labels.stream().findFirst().ifPresent(first -> shape.addAll(first.shape()));
    double[][] rows =
        labels.stream()
            .map(label -> label.values().stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    return sentiment.of(file, "label", shape, rows);
  }
}
