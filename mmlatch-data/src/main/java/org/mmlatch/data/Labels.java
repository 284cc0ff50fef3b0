package org.mmlatch.data;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/**
 * The labels of one segment.
 *
 * @param targets what the labels are of
 * @param values a label of each target, NaN where the segment is not labelled
 */
public record Labels(List<Target> targets, List<Float> values) {
  private static final List<Target> SENTIMENT = List.of(Target.SENTIMENT);

  /** Creates labels, one of each target. */
  public Labels {
    targets = List.copyOf(targets);
    values = List.copyOf(values);
    if (targets.isEmpty() || targets.size() != values.size()) {
      throw new IllegalArgumentException(
          "%s labels of %s targets".formatted(values.size(), targets.size()));
    }
  }

  /** Returns the label of a segment that has a sentiment, or NaN, and nothing else. */
  public static Labels sentiment(float label) {
    return new Labels(SENTIMENT, List.of(label));
  }

  /** Returns the labels of a segment that has none. */
  public static Labels none(List<Target> targets) {
    return new Labels(targets, Collections.nCopies(targets.size(), Float.NaN));
  }

  /** Returns the label of a target. */
  public float get(int target) {
    return values.get(target);
  }

  /** Returns the label of the first target that is a real number, NaN if there is none. */
  public float firstReal() {
    OptionalInt target = Target.firstReal(targets);
    return target.isPresent() ? values.get(target.getAsInt()) : Float.NaN;
  }

  /** Returns whether there is a label of no target. */
  public boolean isEmpty() {
    return values.stream().allMatch(value -> Float.isNaN(value));
  }
}
