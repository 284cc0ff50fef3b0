package org.mmlatch.data.tuples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.padded.SplitDictionary;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.pickle.Texts;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SourceSegment;

/**
 * One segment, either a tuple {@code ((words, visual, acoustic, texts), label, id)}, where the
 * label may be {@code None} and the words may be texts, or a dictionary with at least one modality.
 *
 * @param labels the label, if there is one
 * @param features (T, D) each; without text if the words are vocabulary indices
 */
record TupleSegment(
    SegmentId id,
    Optional<NdLabel> labels,
    Map<Modality, NdArray> features,
    Optional<List<String>> words) {
  private static final String LAYOUT = "((words, visual, acoustic, texts), label, id)";
  private static final String LABEL = "label";
  private static final List<String> ID = List.of("segment_id", "id");
  private static final long MOST_VALUES = 1L << 26;
  private static final int TEXTS = 3; // index of the texts in the data tuple

  /**
   * A label as stored in the file.
   *
   * @param shape shape of the array; empty for a single number
   */
  record NdLabel(List<Long> shape, List<Double> values) {}

  /**
   * Parses a tuple.
   *
   * @param place the id to use if the tuple has none
   */
  static TupleSegment of(String where, PickleValue value, SegmentId place, Ids ids) {
    PickleList tuple = list(where, value, 2);
    PickleList data = list(where, tuple.get(0), 3);
    Map<Modality, NdArray> features = new EnumMap<>(Modality.class);
    data.get(0)
        .asArray()
        .filter(words -> words.shape().size() == 2)
        .ifPresent(words -> features.put(Modality.TEXT, matrix(where, data.get(0))));
    features.put(Modality.VISUAL, matrix(where, data.get(1)));
    features.put(Modality.AUDIO, matrix(where, data.get(2)));
    return new TupleSegment(
        tuple.size() == 2 ? place : id(where, tuple.get(2), ids),
        label(where, tuple.get(1)),
        features,
        words(data));
  }

  /** Returns whether a value is a segment dictionary in the layout of the paper's code. */
  static boolean isDictionary(PickleValue value) {
    return value
        .asDictionary()
        .filter(entries -> entries.find(LABEL).isPresent() && !features(entries).isEmpty())
        .isPresent();
  }

  /**
   * Parses a segment dictionary: features under the usual keys, {@code label}, {@code segment_id}
   * and the words under {@code text}.
   */
  static TupleSegment of(String where, PickleDictionary entries, Ids ids) {
    Map<Modality, NdArray> features = features(entries);
    Optional<PickleValue> id = ID.stream().flatMap(key -> entries.find(key).stream()).findFirst();
    int steps = features.values().stream().mapToInt(array -> (int) array.size(0)).max().orElse(0);
    return new TupleSegment(
        id.flatMap(PickleValue::asText)
            .flatMap(ids::parse)
            .orElseThrow(
                () ->
                    new BadDataException(
                        "%s: expected %s under the key segment_id, found %s; the keys are %s"
                            .formatted(
                                where,
                                ids.rule("video[3]"),
                                id.map(PickleValue::description).orElse("nothing"),
                                Names.some(entries.names())))),
        label(where, entries.find(LABEL).orElseThrow()),
        features,
        entries.find(Modality.TEXT.key()).flatMap(text -> words(text, steps)));
  }

  private static Map<Modality, NdArray> features(PickleDictionary entries) {
    Map<Modality, NdArray> features = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      SplitDictionary.keys(modality).stream()
          .flatMap(key -> entries.find(key).stream())
          .filter(TupleSegment::isMatrix)
          .findFirst()
          .flatMap(PickleValue::asArray)
          .ifPresent(array -> features.put(modality, array));
    }
    return features;
  }

  /**
   * Returns one word per step; each is a text or a list of one text. The paper's code appends the
   * words without pauses after them, which are ignored.
   */
  private static Optional<List<String>> words(PickleValue text, int steps) {
    List<PickleValue> items = text.asList().map(PickleList::items).orElse(List.of());
    if (items.size() < steps) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (PickleValue item : items.subList(0, steps)) {
      item.asText()
          .or(
              () ->
                  item.asList().filter(one -> one.size() == 1).flatMap(one -> one.get(0).asText()))
          .ifPresent(words::add);
    }
    return Optional.of(words).filter(known -> known.size() == steps);
  }

  private static SegmentId id(String where, PickleValue value, Ids ids) {
    String text = value.asText().orElseThrow(() -> error(where, value));
    return ids.parse(text)
        .orElseThrow(
            () ->
                new BadDataException(
                    "%s: expected %s at the tuple's end, found '%s'"
                        .formatted(where, ids.rule("video[3]"), text)));
  }

  /** Returns the texts after the features or, if there are none, the words if they are texts. */
  private static Optional<List<String>> words(PickleList data) {
    Optional<List<String>> texts =
        data.size() > TEXTS ? Texts.of(data.get(TEXTS)) : Optional.empty();
    return texts.or(() -> Texts.ofTexts(data.get(0)));
  }

  SourceSegment segment(Optional<SplitName> split, Map<String, RawLabel> known) {
    Map<Modality, RowsReader> readers = new EnumMap<>(Modality.class);
    features.forEach((modality, array) -> readers.put(modality, () -> rows(array)));
    return new SourceSegment(id, split, known, readers, words);
  }

  private static Optional<NdLabel> label(String where, PickleValue value) {
    if (value instanceof PickleValue.Nothing) {
      return Optional.empty();
    }
    Optional<NdArray> array = value.asArray();
    if (array.isPresent() && array.get().elements() <= 1 << 16) {
      double[] values = array.get().doubles(0, (int) array.get().elements());
      return Optional.of(new NdLabel(array.get().shape(), Arrays.stream(values).boxed().toList()));
    }
    double number = value.asNumber().orElseThrow(() -> error(where, value));
    return Optional.of(new NdLabel(List.of(), List.of(number)));
  }

  private static RawRows rows(NdArray array) {
    return new RawRows((int) array.size(1), array.doubles(0, (int) array.elements()));
  }

  private static NdArray matrix(String where, PickleValue value) {
    if (!isMatrix(value)) {
      throw error(where, value);
    }
    return value.asArray().orElseThrow();
  }

  private static boolean isMatrix(PickleValue value) {
    return value
        .asArray()
        .filter(
            array ->
                array.shape().size() == 2
                    && array.elements() <= MOST_VALUES
                    && array.size(1) >= 1
                    && array.size(1) <= MOST_VALUES
                    && array.type().kind().numeric())
        .isPresent();
  }

  private static PickleList list(String where, PickleValue value, int least) {
    return value
        .asList()
        .filter(list -> list.size() >= least)
        .orElseThrow(() -> error(where, value));
  }

  private static BadDataException error(String where, PickleValue found) {
    return new BadDataException(
        "%s: expected %s with visual and acoustic (steps, features); found %s"
            .formatted(where, LAYOUT, found.description()));
  }
}
