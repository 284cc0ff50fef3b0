package org.mmlatch.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Splits a batch by segment length into parts that take about the same time to compute. */
public final class BatchSplit {
  /**
   * The fixed cost of a recurrent step, in segments: a step over n segments takes as long as n plus
   * this.
   */
  private static final int STEP_OVERHEAD = 4;

  private BatchSplit() {}

  /**
   * Returns the parts, longest segments first; for one part, the batch unchanged.
   *
   * @param segments indices of the segments, at least one
   * @param lengths number of steps of every segment
   * @param parts maximum number of parts; the result has fewer if there are fewer segments, or if
   *     one segment is so long that the others together take less time
   */
  public static List<int[]> of(int[] segments, int[] lengths, int parts) {
    if (parts == 1 || segments.length == 1) {
      return List.of(segments);
    }
    int[] longestFirst =
        Arrays.stream(segments)
            .boxed()
            .sorted(Comparator.comparingInt(segment -> -lengths[segment]))
            .mapToInt(segment -> segment)
            .toArray();
    return cut(longestFirst, lengths, leastCost(longestFirst, lengths, parts));
  }

  /** Returns the smallest maximum cost of a part. */
  private static long leastCost(int[] longestFirst, int[] lengths, int parts) {
    long infeasible = 0;
    long feasible = cost(longestFirst.length, lengths[longestFirst[0]]);
    while (feasible - infeasible > 1) {
      long middle = (infeasible + feasible) / 2;
      boolean fits =
          cost(1, lengths[longestFirst[0]]) <= middle
              && cut(longestFirst, lengths, middle).size() <= parts;
      if (fits) {
        feasible = middle;
      } else {
        infeasible = middle;
      }
    }
    return feasible;
  }

  /** Cuts segments into parts that cost at most {@code most} or have a single segment. */
  private static List<int[]> cut(int[] longestFirst, int[] lengths, long most) {
    List<int[]> parts = new ArrayList<>();
    int start = 0;
    while (start < longestFirst.length) {
      int longest = lengths[longestFirst[start]];
      int size = 1;
      while (start + size < longestFirst.length && cost(size + 1, longest) <= most) {
        size++;
      }
      parts.add(Arrays.copyOfRange(longestFirst, start, start + size));
      start += size;
    }
    return parts;
  }

  private static long cost(int segments, int longest) {
    return (long) longest * (segments + STEP_OVERHEAD);
  }
}
