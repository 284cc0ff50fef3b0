package org.mmlatch.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

/**
 * One utterance: T steps (words), the same in every modality.
 *
 * @param features (T, D) per modality, at least one modality
 * @param labels one of each target; NaN where it is unknown, which no corpus accepts of all of them
 * @param words the T words, if known
 * @param rows of modalities whose rows inside words are known, those of the T words
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
   * @throws BadDataException if the modalities, the words, or the words that have rows differ in
   *     length, or a modality has rows of another width
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
   * Creates a segment of which nothing finer than words is known.
   *
   * @throws BadDataException if the modalities, or the words, differ in length
   */
  public Segment(
      SegmentId id,
      Map<Modality, FeatureMatrix> features,
      Labels labels,
      Optional<List<String>> words) {
    this(id, features, labels, words, Map.of());
  }

  /**
   * Creates a segment whose only label is its sentiment in [-3, 3], NaN if it is unknown.
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

  /** Returns the label of a target, NaN if it is unknown. */
  public float label(int target) {
    return labels.get(target);
  }

  /** Returns the label of the first target that is a real number, NaN if it is unknown. */
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
