package org.mmlatch.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

/**
 * One utterance of T steps (words), aligned: every modality has the same T.
 *
 * @param features (T, D) per modality, at least one modality
 * @param labels one per target, NaN where unknown; a corpus rejects a segment without any label
 * @param words the T words, if known
 * @param rows the rows inside each of the T words, for the modalities where they are known
 */
public record Segment(
    SegmentId id,
    Map<Modality, FeatureMatrix> features,
    Labels labels,
    Optional<List<String>> words,
    Map<Modality, WordRows> rows) {

  /**
   * Creates a segment.
   *
   * @throws BadDataException if the modalities, the words and the word rows do not all have T
   *     steps, or the word rows of a modality do not have its D features
   */
  public Segment {
    features = ordered(features);
    words = words.map(List::copyOf);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("segment " + id + " has no modality");
    }
    int steps = features.values().iterator().next().rows();
    for (Map.Entry<Modality, FeatureMatrix> entry : features.entrySet()) {
      requireSteps(id, entry.getKey().key(), entry.getValue().rows(), steps);
    }
    if (words.isPresent()) {
      requireSteps(id, "words", words.get().size(), steps);
    }
    rows = ordered(rows);
    for (Map.Entry<Modality, WordRows> entry : rows.entrySet()) {
      String what = "rows inside words of " + entry.getKey().key();
      requireSteps(id, what, entry.getValue().words(), steps);
      requireDim(id, what, entry.getValue().rows(), features.get(entry.getKey()));
    }
  }

  /**
   * Creates a segment without rows inside words.
   *
   * @throws BadDataException if the modalities and the words do not all have T steps
   */
  public Segment(
      SegmentId id,
      Map<Modality, FeatureMatrix> features,
      Labels labels,
      Optional<List<String>> words) {
    this(id, features, labels, words, Map.of());
  }

  /**
   * Creates a segment whose only label is its sentiment in [-3, 3], or NaN if unknown.
   *
   * @throws BadDataException as above
   */
  public Segment(
      SegmentId id,
      Map<Modality, FeatureMatrix> features,
      float label,
      Optional<List<String>> words) {
    this(id, features, Labels.sentiment(label), words);
  }

  /** Returns the label of the target with the given index, NaN if unknown. */
  public float label(int target) {
    return labels.get(target);
  }

  /** Returns the label of the first {@link Target.Kind#REAL} target, NaN if unknown. */
  public float label() {
    return labels.firstReal();
  }

  /** Returns the number of steps T. */
  public int length() {
    return features.values().iterator().next().rows();
  }

  private static <V> Map<Modality, V> ordered(Map<Modality, V> map) {
    Map<Modality, V> ordered = new EnumMap<>(Modality.class);
    ordered.putAll(map);
    return Collections.unmodifiableMap(ordered);
  }

  private static void requireDim(
      SegmentId id, String what, FeatureMatrix found, FeatureMatrix expected) {
    if (expected == null || found.dim() != expected.dim()) {
      throw new BadDataException(
          "Segment %s has %s of %s features; expected as many as a step of that modality has"
              .formatted(id, what, found.dim()));
    }
  }

  private static void requireSteps(SegmentId id, String what, int found, int expected) {
    if (found != expected) {
      throw new BadDataException(
          "Segment %s is not aligned: %s steps of %s but %s of another modality"
              .formatted(id, found, what, expected));
    }
  }
}
