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
 * D), {@code labels} (N, 1, 1), {@code id} (N, 3).
 */
public final class MultPickle {
  private static final List<String> LABELS = List.of("labels");

  private MultPickle() {}

  /** Returns whether the splits are of this layout. */
  public static boolean matches(List<SplitDictionary> splits) {
    return !splits.isEmpty() && splits.stream().allMatch(split -> split.has("labels"));
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
    NdArray labels = split.fields().array(LABELS);
    if (labels.shape().isEmpty() || labels.elements() == 0) {
      throw split.fields().error("labels", "a label per segment", "shape " + labels.shape());
    }
    int count = Math.toIntExact(labels.size(0));
    long columns = labels.elements() / count;
    PaddedSegments padded = new PaddedSegments(count, arrays, Map.of());
    List<SegmentId> ids = MultIds.of(split, count);
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      segments.add(
          new SourceSegment(
              ids.get(i),
              Optional.of(split.split()),
              Optional.of(labels.number(i * columns)),
              padded.segment(i),
              Optional.empty()));
    }
    return segments;
  }
}
