package org.mmlatch.data.mmsa;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.padded.PaddedArray;
import org.mmlatch.data.padded.PaddedSegments;
import org.mmlatch.data.padded.SplitDictionary;
import org.mmlatch.data.pickle.Texts;
import org.mmlatch.data.source.IdText;
import org.mmlatch.data.source.LabelColumn;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SentimentLabels;
import org.mmlatch.data.source.SourceSegment;

/**
 * {@code aligned_50.pkl} and its like: per split {@code text}, {@code audio}, {@code vision} (N, T,
 * D), {@code id} and {@code raw_text}, perhaps {@code regression_labels} (N), {@code audio_lengths}
 * and {@code vision_lengths}. {@code text_bert} is left aside.
 */
public final class MmsaPickle {
  private static final String LABELS = "regression_labels";
  private static final String TRANSCRIPTS = "raw_text";
  private static final Map<Modality, List<String>> LENGTHS =
      Map.of(Modality.AUDIO, List.of("audio_lengths"), Modality.VISUAL, List.of("vision_lengths"));

  private MmsaPickle() {}

  /** Returns whether the splits are of this layout. */
  public static boolean matches(List<SplitDictionary> splits) {
    return !splits.isEmpty()
        && splits.stream().allMatch(split -> split.has(LABELS) || split.has(TRANSCRIPTS));
  }

  /**
   * Returns the file's segments.
   *
   * @param column which of several labels is the sentiment
   * @throws BadDataException if labels, ids and features are not of the same segments, or labels
   *     are not known as sentiment
   */
  public static SegmentSource read(Path file, List<SplitDictionary> splits, LabelColumn column) {
    Dims dims = new Dims(file);
    Notes notes = new Notes();
    SentimentLabels sentiment = new SentimentLabels(column, notes);
    List<SourceSegment> segments = new ArrayList<>();
    for (SplitDictionary split : splits) {
      if (count(split) == 0) {
        continue; // a split without segments, whose arrays have no steps either
      }
      Map<Modality, PaddedArray> arrays = split.arrays();
      arrays.forEach((modality, array) -> dims.add(split.split().key(), modality, array.dim()));
      split.noteOthers(notes);
      segments.addAll(segments(split, arrays, sentiment));
    }
    return SegmentSource.of("mmsa", List.of(file), dims.known(), notes, segments);
  }

  private static List<SourceSegment> segments(
      SplitDictionary split, Map<Modality, PaddedArray> arrays, SentimentLabels sentiment) {
    String where = "%s, %s".formatted(split.fields().file(), split.fields().name());
    Optional<double[]> labels = labels(split).map(all -> sentiment.of(where, LABELS, all));
    int count = count(split);
    PaddedSegments padded = new PaddedSegments(count, arrays, lengths(split, arrays));
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
              IdText.parse(id)
                  .orElseThrow(
                      () ->
                          split
                              .fields()
                              .error(
                                  "id",
                                  "ids like video$_$3",
                                  "'%s' as number %s".formatted(id, index))),
              Optional.of(split.split()),
              labels.map(known -> known[index]),
              padded.segment(i),
              transcripts.map(all -> List.of(all.get(index).trim().split("\\s+", -1)))));
    }
    return segments;
  }

  /** Returns the number of segments: that of the labels or, without them, of the transcripts. */
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
        ? Optional.of(split.fields().array(List.of(LABELS)))
        : Optional.empty();
  }

  private static Map<Modality, NdArray> lengths(
      SplitDictionary split, Map<Modality, PaddedArray> arrays) {
    Map<Modality, NdArray> lengths = new EnumMap<>(Modality.class);
    LENGTHS.forEach(
        (modality, keys) -> {
          if (arrays.containsKey(modality)) {
            Lengths.find(split.fields(), keys).ifPresent(known -> lengths.put(modality, known));
          }
        });
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
