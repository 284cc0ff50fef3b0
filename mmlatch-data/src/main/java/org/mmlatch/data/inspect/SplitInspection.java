package org.mmlatch.data.inspect;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.Target;

/**
 * The readable contents of one split. Damaged parts are empty.
 *
 * @param segments number of segments according to the manifest, N
 * @param steps number of steps according to the manifest, ΣT
 * @param ids the ids in the JSON Lines file; not necessarily N if the file was changed
 * @param lengths number of steps of each segment
 * @param labels the stored labels by target, NaN where missing; ranges are not checked
 * @param features statistics of each modality that could be read
 * @param rows statistics of the rows inside words of each modality that has them and could be read
 */
public record SplitInspection(
    int segments,
    long steps,
    List<SegmentId> ids,
    List<Integer> lengths,
    Map<Target, List<Float>> labels,
    Map<Modality, FeatureSummary> features,
    Map<Modality, RowsSummary> rows) {
  /** A split without segments. */
  static final SplitInspection NONE =
      new SplitInspection(0, 0, List.of(), List.of(), Map.of(), Map.of(), Map.of());

  /** Creates an inspection. */
  public SplitInspection {
    ids = List.copyOf(ids);
    lengths = List.copyOf(lengths);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    features = features.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(features));
    rows = rows.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(rows));
  }

  /** Returns the number of videos; 0 if the ids are unreadable. */
  public long videos() {
    return ids.stream().map(SegmentId::video).distinct().count();
  }

  /**
   * Returns the labels that a target allows. In an intact corpus these are all labels that are not
   * missing.
   */
  public List<Float> validLabels(Target target) {
    return labels.getOrDefault(target, List.of()).stream().filter(target::allows).toList();
  }

  /** Returns the segments of both splits, without features. */
  SplitInspection plus(SplitInspection other) {
    return new SplitInspection(
        segments + other.segments,
        steps + other.steps,
        joined(ids, other.ids),
        joined(lengths, other.lengths),
        labelsOf(other),
        Map.of(),
        Map.of());
  }

  private Map<Target, List<Float>> labelsOf(SplitInspection other) {
    Map<Target, List<Float>> both = new LinkedHashMap<>(labels);
    other.labels.forEach((target, more) -> both.merge(target, more, SplitInspection::joined));
    return both;
  }

  private static <T> List<T> joined(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Returns the id of a segment, or its index if the ids are unreadable. */
  String nameOf(int segment) {
    return segment < ids.size() ? ids.get(segment).toString() : "segment " + segment;
  }
}
