package org.mmlatch.data.csd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mmlatch.BadDataException;

/** Finds which intervals overlap, by sorting both sides once and sweeping over them. */
final class Overlaps {
  /** Seconds; what is shorter, or overlaps by no more, does not count. */
  static final double EPSILON = 1e-5;

  private static final long LEAST_PAIRS = 1_000_000;
  private static final long PAIRS_EACH = 64;
  private static final long MOST_COMPARED = 200_000_000;

  private Overlaps() {}

  /**
   * Returns for every query, in the queries' order, the rows that overlap it by more than {@link
   * #EPSILON}, ordered by their start.
   *
   * @param where file and video, for the error
   * @throws BadDataException if so many overlap that a small file would fill memory or take hours
   */
  static List<List<Integer>> find(String where, Intervals queries, Intervals rows) {
    long found = 0;
    long compared = 0;
    List<Integer> rowOrder = rows.byStart();
    Intervals sorted = rows.select(rowOrder);
    double[] latestEnd = latestEnds(sorted);
    List<List<Integer>> all = new ArrayList<>(Collections.nCopies(queries.size(), List.of()));
    int first = 0; // no row before it reaches into this query or a later one
    for (int query : queries.byStart()) {
      while (first < sorted.size() && latestEnd[first] - queries.start(query) <= EPSILON) {
        first++;
      }
      List<Integer> overlapping = new ArrayList<>();
      for (int row = first; row < sorted.size(); row++) {
        if (queries.end(query) - sorted.start(row) <= EPSILON) {
          break;
        }
        compared++;
        if (overlap(queries, query, sorted, row) > EPSILON) {
          overlapping.add(rowOrder.get(row));
        }
      }
      all.set(query, overlapping);
      found += overlapping.size();
      requireFew(where, found, queries.size(), rows.size());
      if (compared > MOST_COMPARED) {
        throw tooMany(where, queries.size(), rows.size());
      }
    }
    return all;
  }

  /**
   * Requires that not nearly all of the pairs of queries and rows were found.
   *
   * @throws BadDataException as {@link #find} does
   */
  static void requireFew(String where, long found, int queries, int rows) {
    if (found > LEAST_PAIRS + PAIRS_EACH * ((long) queries + rows)) {
      throw tooMany(where, queries, rows);
    }
  }

  private static BadDataException tooMany(String where, int queries, int rows) {
    return new BadDataException(
        "%s: %s intervals overlap %s others throughout; these are not the times of words in a video"
            .formatted(where, rows, queries));
  }

  private static double overlap(Intervals a, int i, Intervals b, int j) {
    return Math.min(a.end(i), b.end(j)) - Math.max(a.start(i), b.start(j));
  }

  /** Returns the latest end among each interval and all before it, which never decreases. */
  private static double[] latestEnds(Intervals sorted) {
    double[] latest = new double[sorted.size()];
    double end = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < latest.length; i++) {
      end = Math.max(end, sorted.end(i));
      latest[i] = end;
    }
    return latest;
  }
}
