package org.mmlatch.data.imports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.mmlatch.data.SplitName;

/** The numbers of labelled segments in the published splits of CMU-MOSI and CMU-MOSEI. */
public enum StandardSplits {
  /** CMU-MOSI. */
  CMU_MOSI("CMU-MOSI", 1284, 229, 686),
  /** CMU-MOSEI. */
  CMU_MOSEI("CMU-MOSEI", 16326, 1871, 4659);

  private final String title;
  private final int train;
  private final int valid;
  private final int test;

  StandardSplits(String title, int train, int valid, int test) {
    this.title = title;
    this.train = train;
    this.valid = valid;
    this.test = test;
  }

  /**
   * Returns the corpus whose total number of segments is nearest to {@code segments} on a
   * logarithmic scale.
   */
  public static StandardSplits nearest(int segments) {
    double logarithm = Math.log(Math.max(1, segments));
    return Arrays.stream(values())
        .min(Comparator.comparingDouble(s -> Math.abs(Math.log(s.total()) - logarithm)))
        .orElseThrow();
  }

  /** Returns the published name of the corpus. */
  public String title() {
    return title;
  }

  /** Returns the number of segments of a split. */
  public int size(SplitName split) {
    return switch (split) {
      case TRAIN -> train;
      case VALID -> valid;
      case TEST -> test;
    };
  }

  /** Returns whether splits have exactly these sizes. */
  public boolean equal(Map<SplitName, Integer> found) {
    return Arrays.stream(SplitName.values())
        .allMatch(split -> found.getOrDefault(split, 0) == size(split));
  }

  private int total() {
    return train + valid + test;
  }
}
