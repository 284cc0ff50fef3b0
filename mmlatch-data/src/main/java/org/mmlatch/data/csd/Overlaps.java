package org.mmlatch.data.csd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mmlatch.BadDataException;

/** Finds overlapping intervals by sorting both sides and sweeping over them once. */
final class Overlaps {
  /** Threshold in seconds: shorter words and overlaps of at most this length are ignored. */
  static final double EPSILON = 1e-5;

  private static final long LEAST_PAIRS = 1_000_000;
  private static final long PAIRS_EACH = 64;
  private static final long MOST_COMPARED = 200_000_000;

  private Overlaps() {}

  /**
   * Returns for each query the rows that overlap it by more than {@link #EPSILON}, sorted by start.
   *
   * @param where file and video, for errors
   * @throws BadDataException if so many intervals overlap that a small file would fill memory or
   *     take hours
   */
  static List<List<Integer>> find(String where, Intervals queries, Intervals rows) {
    long found = 0;
    long compared = 0;
    List<Integer> rowOrder = rows.byStart();
    Intervals sorted = rows.select(rowOrder);
    double[] latestEnd = latestEnds(sorted);
    List<List<Integer>> all = new ArrayList<>(Collections.nCopies(queries.size(), List.of()));
    int first = 0; // rows before it end before this and all later queries
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
   * Limits the number of overlapping pairs, which is small if the intervals are times of words.
   *
   * @throws BadDataException as for {@link #find}
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

  /** Returns the running maximum of the ends. */
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
