package org.mmlatch.data;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The labels of one segment.
 *
 * @param targets the targets, at least one
 * @param values one label per target, NaN where the segment is not labelled
 */
public record Labels(List<Target> targets, List<Float> values) {
  private static final List<Target> SENTIMENT = List.of(Target.SENTIMENT);

  /**
   * Creates labels.
   *
   * @throws IllegalArgumentException if there are no targets or the lists differ in length
   */
  public Labels {
    targets = List.copyOf(targets);
    values = List.copyOf(values);
    if (targets.isEmpty() || targets.size() != values.size()) {
      throw new IllegalArgumentException(
          "%s labels of %s targets".formatted(values.size(), targets.size()));
    }
  }

  /** Returns labels with {@link Target#SENTIMENT} as the only target; {@code label} may be NaN. */
  public static Labels sentiment(float label) {
    return new Labels(SENTIMENT, List.of(label));
  }

  /** Returns labels that are NaN for all targets. */
  public static Labels none(List<Target> targets) {
    return new Labels(targets, Collections.nCopies(targets.size(), Float.NaN));
  }

  /** Returns the label of the target with the given index. */
  public float get(int target) {
    return values.get(target);
  }

  /** Returns the label of the first {@link Target.Kind#REAL} target, NaN if there is none. */
  public float firstReal() {
    OptionalInt target = Target.firstReal(targets);
    return target.isPresent() ? values.get(target.getAsInt()) : Float.NaN;
  }

  /** Returns whether no target is labelled. */
  public boolean isEmpty() {
    return values.stream().allMatch(value -> Float.isNaN(value));
  }
}
