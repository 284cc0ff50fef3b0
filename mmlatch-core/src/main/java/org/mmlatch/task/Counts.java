package org.mmlatch.task;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Counts a split's segments by label and class. */
public final class Counts {
  private Counts() {}

  /**
   * Returns the number of segments in which each label is present, given targets (N, L) of 0 and 1.
   */
  public static List<Integer> positives(float[][] targets) {
    return IntStream.range(0, targets[0].length)
        .mapToObj(k -> of(targets, target -> target[k] > 0))
        .toList();
  }

  /** Returns the number of segments of each class, given targets (N, 1), the class numbers. */
  public static List<Integer> classes(float[][] targets, int classes) {
    return IntStream.range(0, classes).mapToObj(c -> of(targets, t -> t[0] == c)).toList();
  }

  private static int of(float[][] targets, Predicate<float[]> which) {
    return (int) Arrays.stream(targets).filter(which).count();
  }
}
