package org.mmlatch.data.inspect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A bin of a histogram of segment lengths.
 *
 * @param from the smallest length, in steps
 * @param to the largest length, inclusive
 */
public record LengthRange(int from, int to) {
  private static final int MOST = 10; // bins that cover nearly all lengths
  private static final double NEARLY_ALL = 0.95;

  /**
   * Divides lengths into at most 10 bins of a round width that cover 95% of them, and one more bin
   * for the longer ones, if any. Empty if there are no lengths.
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

  /** Returns the number of {@code lengths} in this bin. */
  public long count(Collection<Integer> lengths) {
    return lengths.stream().filter(length -> from <= length && length <= to).count();
  }

  /**
   * Returns the smallest width of 1, 2, 5, 10, 20, 50, … with which {@link #MOST} bins reach {@code
   * usual}.
   */
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
