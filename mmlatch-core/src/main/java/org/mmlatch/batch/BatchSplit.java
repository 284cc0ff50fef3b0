package org.mmlatch.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Splits a batch by length into parts of about equal computing time. */
public final class BatchSplit {
  /**
   * A step of a recurrence takes as long as that of this many segments more, whatever their number.
   */
  private static final int SEGMENTS_A_STEP_COSTS = 4;

  private BatchSplit() {}

  /**
   * Returns the parts, longest segments first; a single part is the batch itself.
   *
   * @param segments numbers of the segments, at least one
   * @param lengths steps of every segment
   * @param parts how many to make; fewer if there are fewer segments, or if one of them is so long
   *     that the others fit beside it
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

  /** Returns the least cost that no part has to exceed. */
  private static long leastCost(int[] longestFirst, int[] lengths, int parts) {
    long tooLittle = 0;
    long enough = cost(longestFirst.length, lengths[longestFirst[0]]);
    while (enough - tooLittle > 1) {
      long middle = (tooLittle + enough) / 2;
      boolean fits =
          cost(1, lengths[longestFirst[0]]) <= middle
              && cut(longestFirst, lengths, middle).size() <= parts;
      if (fits) {
        enough = middle;
      } else {
        tooLittle = middle;
      }
    }
    return enough;
  }

  /** Cuts segments into parts that cost at most {@code most}, or have but one segment. */
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
    return (long) longest * (segments + SEGMENTS_A_STEP_COSTS);
  }
}
