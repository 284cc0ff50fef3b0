package org.mmlatch.data.padded;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.StepRange;

/** Finds the steps of a padded segment that are not padding. */
final class Padding {
  private Padding() {}

  /** Returns the range from the first to the last step at which any modality is not all zero. */
  static StepRange between(Collection<RawRows> modalities) {
    int steps = modalities.iterator().next().rows();
    IntPredicate padding = step -> modalities.stream().allMatch(rows -> rows.isZero(step));
    int end = steps;
    while (end > 0 && padding.test(end - 1)) {
      end--;
    }
    int start = 0;
    while (start < end && padding.test(start)) {
      start++;
    }
    return new StepRange(start, end);
  }

  /**
   * Returns the range of {@code length} steps at the start or, failing that, at the end, if all
   * other steps are padding; otherwise empty.
   */
  static Optional<StepRange> ofLength(RawRows rows, int length) {
    StepRange values = between(List.of(rows));
    if (values.end() <= length) {
      return Optional.of(new StepRange(0, length));
    }
    return values.start() >= rows.rows() - length
        ? Optional.of(new StepRange(rows.rows() - length, rows.rows()))
        : Optional.empty();
  }
}
