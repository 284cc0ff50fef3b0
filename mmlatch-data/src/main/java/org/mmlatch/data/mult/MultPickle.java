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
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;

/**
 * {@code mosi_data.pkl} and its like: per split {@code text}, {@code audio}, {@code vision} (N, T,
 * D), {@code id} (N, 3), perhaps {@code labels} (N, 1, 1).
 */
public final class MultPickle {
  private static final List<String> LABELS = List.of("labels");

  private MultPickle() {}

  /** Returns whether the splits are of this layout. */
  public static boolean matches(List<SplitDictionary> splits) {
    return !splits.isEmpty() && splits.stream().allMatch(MultPickle::matches);
  }

  private static boolean matches(SplitDictionary split) {
    return split.has("labels") || (split.has("id") && split.has("text"));
  }

  /**
   * Returns the file's segments.
   *
   * @throws BadDataException if labels, ids and features are not of the same segments
   */
  public static SegmentSource read(Path file, List<SplitDictionary> splits) {
    Dims dims = new Dims(file);
    List<SourceSegment> segments = new ArrayList<>();
    for (SplitDictionary split : splits) {
      Map<Modality, PaddedArray> arrays = split.arrays();
      arrays.forEach((modality, array) -> dims.add(split.split().key(), modality, array.dim()));
      segments.addAll(segments(split, arrays));
    }
    return SegmentSource.of("mult", List.of(file), dims.known(), segments);
  }

  private static List<SourceSegment> segments(
      SplitDictionary split, Map<Modality, PaddedArray> arrays) {
    Optional<NdArray> labels =
        split.has("labels") ? Optional.of(split.fields().array(LABELS)) : Optional.empty();
    labels
        .filter(known -> known.shape().isEmpty() || known.elements() == 0)
        .ifPresent(
            known -> {
              throw split.fields().error("labels", "a label per segment", "shape " + known.shape());
            });
    int count =
        Math.toIntExact(
            labels
                .map(known -> known.size(0))
                .orElseGet(() -> arrays.values().iterator().next().segments()));
    long columns = labels.map(known -> known.elements() / count).orElse(0L);
    PaddedSegments padded = new PaddedSegments(count, arrays, Map.of());
    List<SegmentId> ids = MultIds.of(split, count);
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long row = i * columns;
      segments.add(
          new SourceSegment(
              ids.get(i),
              Optional.of(split.split()),
              labels.map(known -> known.number(row)),
              padded.segment(i),
              Optional.empty()));
    }
    return segments;
  }
}
