package org.mmlatch.task;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Counts segments of a split by label or class. */
public final class Counts {
  private Counts() {}

  /**
   * Returns, for each label, the number of segments in which it is present, given targets (N, L) of
   * 0 and 1.
   */
  public static List<Integer> positives(float[][] targets) {
    return IntStream.range(0, targets[0].length)
        .mapToObj(k -> of(targets, target -> target[k] > 0))
        .toList();
  }

  /** Returns the number of segments of each class, given class indices (N, 1). */
  public static List<Integer> classes(float[][] targets, int classes) {
    return IntStream.range(0, classes).mapToObj(c -> of(targets, t -> t[0] == c)).toList();
  }

  private static int of(float[][] targets, Predicate<float[]> which) {
    return (int) Arrays.stream(targets).filter(which).count();
  }
}
