package org.mmlatch.data.mult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.padded.PaddedArray;
import org.mmlatch.data.padded.PaddedSegments;
import org.mmlatch.data.padded.SplitDictionary;
import org.mmlatch.data.source.LabelColumn;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SentimentLabels;
import org.mmlatch.data.source.SourceSegment;

/**
 * {@code mosi_data.pkl} and its like: per split {@code text}, {@code audio}, {@code vision} (N, T,
 * D), {@code id} (N, 3), perhaps {@code labels} (N, 1, 1).
 */
public final class MultPickle {
  private static final List<String> LABELS = List.of("labels", "label", "y");

  private MultPickle() {}

  /** Returns whether the splits are of this layout. */
  public static boolean matches(List<SplitDictionary> splits) {
    return !splits.isEmpty() && splits.stream().allMatch(MultPickle::matches);
  }

  private static boolean matches(SplitDictionary split) {
    boolean labelled = LABELS.stream().anyMatch(split::has);
    return (split.hasFeatures() && (labelled || split.has("id") || split.has("ids")))
        || (labelled && split.has("id"));
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
      Map<Modality, PaddedArray> arrays = split.arrays();
      split.noteOthers(notes);
      arrays.forEach((modality, array) -> dims.add(split.split().key(), modality, array.dim()));
      segments.addAll(segments(split, arrays, labels(split, sentiment)));
    }
    return SegmentSource.of("mult", List.of(file), dims.known(), notes, segments);
  }

  private static Optional<double[]> labels(SplitDictionary split, SentimentLabels sentiment) {
    if (split.fields().find(LABELS).isEmpty()) {
      return Optional.empty();
    }
    NdArray labels = split.fields().array(LABELS);
    if (labels.shape().isEmpty() || labels.elements() == 0) {
      throw split.fields().error("labels", "a label per segment", "shape " + labels.shape());
    }
    String where = "%s, %s".formatted(split.fields().file(), split.fields().name());
    return Optional.of(sentiment.of(where, "labels", labels));
  }

  private static List<SourceSegment> segments(
      SplitDictionary split, Map<Modality, PaddedArray> arrays, Optional<double[]> labels) {
    long found =
        labels
            .map(known -> (long) known.length)
            .orElseGet(() -> arrays.values().iterator().next().segments());
    int count = Math.toIntExact(found);
    PaddedSegments padded = new PaddedSegments(count, arrays, Map.of());
    List<SegmentId> ids = MultIds.of(split, count);
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      segments.add(
          new SourceSegment(
              ids.get(i),
              Optional.of(split.split()),
              labels.map(known -> known[index]),
              padded.segment(i),
              Optional.empty()));
    }
    return segments;
  }
}
