package org.mmlatch.data.mmsa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.mmlatch.data.pickle.Texts;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.LabelTable;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/**
 * Reads MMSA's pickles, such as {@code aligned_50.pkl}. Each split has {@code text}, {@code audio}
 * and {@code vision}, (N, T, D), {@code id} and {@code raw_text}, and optionally {@code
 * regression_labels}, (N), {@code audio_lengths} and {@code vision_lengths}. CH-SIMS also has
 * {@code regression_labels_T}, {@code _A} and {@code _V}. The mask in {@code text_bert} is used
 * only for the lengths of the text.
 */
public final class MmsaPickle {
  private static final String LABELS = "regression_labels";
  private static final String TRANSCRIPTS = "raw_text";
  private static final List<String> MODALITIES = List.of("T", "A", "V");
  private static final int LOOKED_AT = 10; // segments of a split
  private static final int BERT_ROWS = 3; // token ids, mask, token types
  private static final Map<Modality, List<String>> LENGTHS =
      Map.of(Modality.AUDIO, List.of("audio_lengths"), Modality.VISUAL, List.of("vision_lengths"));

  private MmsaPickle() {}

  /** Returns whether the splits have this layout. */
  public static boolean matches(List<SplitDictionary> splits) {
    return !splits.isEmpty()
        && splits.stream().allMatch(split -> split.has(LABELS) || split.has(TRANSCRIPTS));
  }

  /**
   * Reads the segments of a file.
   *
   * @throws BadDataException if labels, ids and features differ in their number of segments, or the
   *     labels cannot be interpreted
   */
  public static SegmentSource read(Path file, List<SplitDictionary> splits, Reading reading) {
    Dims dims = new Dims(file);
    Notes notes = new Notes();
    LabelReader labels = new LabelReader(reading, notes);
    List<SourceSegment> segments = new ArrayList<>();
    for (SplitDictionary split : splits) {
      if (count(split) == 0) {
        continue; // without segments, the arrays have no steps either
      }
      Map<Modality, PaddedArray> arrays = split.arrays();
      arrays.forEach((modality, array) -> dims.add(split.split().key(), modality, array.dim()));
      split.note(notes);
      if (reading.alignment() != Alignment.AVERAGE) {
        noteIfPaddingHasFeatures(split, arrays, notes);
      }
      segments.addAll(segments(split, arrays, labels, reading));
    }
    return SegmentSource.of("mmsa", List.of(file), dims.known(), labels.columns(), notes, segments);
  }

  private static List<SourceSegment> segments(
      SplitDictionary split,
      Map<Modality, PaddedArray> arrays,
      LabelReader reader,
      Reading reading) {
    Optional<LabelTable> labels = labels(split).map(all -> labels(split, all, reader, reading));
    int count = count(split);
    Map<Modality, NdArray> lengths = lengths(split, arrays);
    if (reading.alignment() == Alignment.AVERAGE) {
      textLengths(split, arrays).ifPresent(known -> lengths.put(Modality.TEXT, known));
    }
    PaddedSegments padded = new PaddedSegments(count, arrays, lengths);
    List<String> ids =
        texts(split, "id", count)
            .orElseThrow(() -> split.fields().error("id", "a text per segment", "nothing"));
    Optional<List<String>> transcripts = texts(split, TRANSCRIPTS, count);
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      String id = ids.get(i);
      segments.add(
          new SourceSegment(
              reading
                  .ids()
                  .parse(id)
                  .orElseThrow(
                      () ->
                          split
                              .fields()
                              .error(
                                  "id",
                                  reading.ids().rule("video$_$3"),
                                  "'%s' as number %s".formatted(id, index))),
              Optional.of(split.split()),
              labels.map(known -> known.of(index)).orElse(Map.of()),
              padded.segment(i),
              transcripts.map(all -> List.of(all.get(index).trim().split("\\s+", -1)))));
    }
    return segments;
  }

  /** Returns the sentiment and, if the split has them, the unimodal labels. */
  private static LabelTable labels(
      SplitDictionary split, NdArray sentiment, LabelReader reader, Reading reading) {
    String where = "%s, %s".formatted(split.fields().file(), split.fields().name());
    List<String> names = MODALITIES.stream().filter(m -> split.has(LABELS + "_" + m)).toList();
    if (names.isEmpty() || reading.saysLabels() || !isOneEach(sentiment)) {
      return reader.of(where, LABELS, sentiment);
    }
    List<NdArray> columns = new ArrayList<>(List.of(sentiment));
    names.forEach(
        name -> {
          String key = LABELS + "_" + name;
          NdArray column =
              split
                  .fields()
                  .findNumbers(List.of(key))
                  .orElseGet(() -> split.fields().array(List.of(key)));
          if (column.elements() != sentiment.elements()) {
            throw split
                .fields()
                .error(key, sentiment.elements() + " numbers", column.elements() + " numbers");
          }
          columns.add(column);
        });
    return reader.of(where, LABELS, sentiment.shape(), rows(columns), TargetColumn.sims(names));
  }

  private static boolean isOneEach(NdArray labels) {
    return !labels.shape().isEmpty() && labels.elements() == labels.size(0);
  }

  private static double[][] rows(List<NdArray> columns) {
    int count = Math.toIntExact(columns.get(0).elements());
    double[][] rows = new double[count][columns.size()];
    for (int column = 0; column < columns.size(); column++) {
      double[] values = columns.get(column).doubles(0, count);
      for (int i = 0; i < count; i++) {
        rows[i][column] = values[i];
      }
    }
    return rows;
  }

  /**
   * Returns the numbers of text steps, (N), according to the mask in {@code text_bert}, (N, 3, T).
   */
  private static Optional<NdArray> textLengths(
      SplitDictionary split, Map<Modality, PaddedArray> arrays) {
    Optional<PaddedArray> text = Optional.ofNullable(arrays.get(Modality.TEXT));
    return split
        .fields()
        .findArray(List.of("text_bert"))
        .filter(tokens -> text.isPresent() && fit(tokens, text.get()))
        .map(tokens -> NdArray.of(tokens.where(), lengths(tokens)));
  }

  /** Adds a note if the first segments shorter than T have text features at padding steps. */
  private static void noteIfPaddingHasFeatures(
      SplitDictionary split, Map<Modality, PaddedArray> arrays, Notes notes) {
    textLengths(split, arrays)
        .filter(lengths -> paddingHasFeatures(arrays.get(Modality.TEXT), lengths))
        .ifPresent(
            lengths ->
                notes.tell(
                    "text-of-padding",
                    "the text has features at the steps that text_bert's mask leaves out: these"
                        + " steps are used; --align average follows the mask instead"));
  }

  private static boolean paddingHasFeatures(PaddedArray text, NdArray lengths) {
    int[] shorter =
        IntStream.range(0, (int) text.segments())
            .filter(i -> lengths.number(i) < text.steps())
            .limit(LOOKED_AT)
            .toArray();
    return shorter.length > 0
        && Arrays.stream(shorter)
            .mapToObj(text::read)
            .noneMatch(rows -> IntStream.range(0, rows.rows()).anyMatch(rows::isZero));
  }

  private static boolean fit(NdArray tokens, PaddedArray text) {
    return tokens.type().kind().numeric()
        && tokens.shape().equals(List.of(text.segments(), (long) BERT_ROWS, (long) text.steps()));
  }

  private static double[] lengths(NdArray tokens) {
    int steps = (int) tokens.size(2);
    double[] lengths = new double[(int) tokens.size(0)];
    for (int i = 0; i < lengths.length; i++) {
      long mask = ((long) i * BERT_ROWS + 1) * steps;
      lengths[i] = Arrays.stream(tokens.doubles(mask, steps)).sum();
    }
    return lengths;
  }

  /** Returns the number of segments according to the labels or, without labels, the transcripts. */
  private static int count(SplitDictionary split) {
    return Math.toIntExact(
        labels(split)
            .map(all -> all.shape().isEmpty() ? 1 : all.size(0))
            .or(
                () ->
                    split
                        .fields()
                        .find(List.of(TRANSCRIPTS))
                        .flatMap(Texts::of)
                        .map(t -> (long) t.size()))
            .orElseThrow(() -> split.fields().error(LABELS, "an array", "nothing")));
  }

  private static Optional<NdArray> labels(SplitDictionary split) {
    return split.has(LABELS)
        ? Optional.of(
            split
                .fields()
                .findNumbers(List.of(LABELS))
                .orElseGet(() -> split.fields().array(List.of(LABELS))))
        : Optional.empty();
  }

  private static Map<Modality, NdArray> lengths(
      SplitDictionary split, Map<Modality, PaddedArray> arrays) {
    Map<Modality, NdArray> lengths = new EnumMap<>(Modality.class);
    LENGTHS.forEach(
        (modality, keys) -> {
          if (arrays.containsKey(modality)) {
            split.fields().findNumbers(keys).ifPresent(known -> lengths.put(modality, known));
          }
        });
    lengths.putAll(split.lengths());
    return lengths;
  }

  private static Optional<List<String>> texts(SplitDictionary split, String key, int count) {
    Optional<List<String>> texts = split.fields().find(List.of(key)).flatMap(Texts::of);
    if (texts.isPresent() && texts.get().size() != count) {
      throw split
          .fields()
          .error(key, count + " texts, as many as labels", texts.get().size() + " texts");
    }
    return texts;
  }
}
