package org.mmlatch.data.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Lengths that a histogram counts together.
 *
 * @param from the least, in steps
 * @param to the largest, inclusive
 */
public record LengthRange(int from, int to) {
  private static final int MOST = 10; // ranges that hold nearly all lengths
  private static final double NEARLY_ALL = 0.95;

  /**
   * Divides lengths into ranges of a round width, narrow enough to show where most lie: the last
   * holds the few that are much longer than the rest. Empty if there are no lengths.
   */
  public static List<LengthRange> of(Collection<Integer> lengths) {
    int[] sorted = lengths.stream().mapToInt(Integer::intValue).sorted().toArray();
    List<LengthRange> ranges = new ArrayList<>();
    if (sorted.length == 0) {
      return ranges;
    }
    int longest = sorted[sorted.length - 1];
    int usual = sorted[(int) Math.ceil(NEARLY_ALL * sorted.length) - 1];
    int width = width(usual);
    int from = 1;
    while (from <= usual) {
      ranges.add(new LengthRange(from, from + width - 1));
      from += width;
    }
    if (from <= longest) {
      ranges.add(new LengthRange(from, longest));
    }
    return ranges;
  }

  /** Returns how many of {@code lengths} lie in this range. */
  public long count(Collection<Integer> lengths) {
    return lengths.stream().filter(length -> from <= length && length <= to).count();
  }

  /** Returns the least of 1, 2, 5, 10, 20, 50, … of which {@link #MOST} reach {@code usual}. */
  private static int width(int usual) {
    int unit = 1;
    while (true) {
      for (int factor : new int[] {1, 2, 5}) {
        if ((long) factor * unit * MOST >= usual) {
          return factor * unit;
        }
      }
      unit *= 10;
    }
  }
}
