package org.mmlatch.data.npy;

import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;

/** The N + 1 offsets of N segments: the step at which each begins, followed by ΣT. */
final class Offsets {
  private static final double MOST_STEPS = 1L << 50;

  private final double[] starts;
  private long longest;

  Offsets(NdArray array, int segments) {
    if (array.elements() != segments + 1L) {
      throw error(array, array.elements() + " numbers for " + segments + " segments");
    }
    starts = array.doubles(0, segments + 1);
    for (int i = 0; i <= segments; i++) {
      double before = i == 0 ? 0 : starts[i - 1];
      if (!(starts[i] >= before && starts[i] <= MOST_STEPS) || (i == 0 && starts[i] != 0)) {
        throw error(array, "number " + i + " is " + starts[i]);
      }
      longest = Math.max(longest, (long) (starts[i] - before));
    }
  }

  long start(int segment) {
    return (long) starts[segment];
  }

  long steps() {
    return start(starts.length - 1);
  }

  long longest() {
    return longest;
  }

  private static BadDataException error(NdArray array, String found) {
    return new BadDataException(
        "%s: expected one number more than segments, from 0 and never falling; found %s"
            .formatted(array.where(), found));
  }
}
