package org.mmlatch.data.csd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.WordRows;

/**
 * The rows of one modality inside the words of a video, computed as in RAVEN. A row belongs to the
 * word whose interval contains the midpoint of the row. The rows of a word are averaged in bins of
 * 1/20 s, counted from the midpoint of the first row; empty bins are skipped. Each word keeps a
 * maximum number of bins, the first ones.
 */
final class RowsInWords {
  private static final double BINS_PER_SECOND = 20;

  private final WordRows rows;
  private final int[] cut; // number of bins left out, by word

  private RowsInWords(WordRows rows, int[] cut) {
    this.rows = rows;
    this.cut = cut;
  }

  /**
   * Finds the rows inside the words of a video.
   *
   * @param where file and video, for errors
   * @param most maximum number of bins per word
   * @throws BadDataException if the words overlap so much that the result would fill memory
   */
  static RowsInWords find(String where, Intervals words, TimedFeatures sequence, int most) {
    double[] middles = middles(sequence.intervals());
    int[] order =
        IntStream.range(0, middles.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> middles[row]))
            .mapToInt(row -> row)
            .toArray();
    double[] sorted = IntStream.of(order).mapToDouble(row -> middles[row]).toArray();
    FeatureMatrix features = sequence.rows().features();
    List<float[]> means = new ArrayList<>();
    int[] counts = new int[words.size()];
    int[] cut = new int[words.size()];
    long found = 0;
    for (int word = 0; word < words.size(); word++) {
      int first = firstFrom(sorted, words.start(word));
      int end = firstFrom(sorted, words.end(word));
      found += Math.max(0, end - first);
      Overlaps.requireFew(where, found, words.size(), sorted.length);
      int row = first;
      while (row < end) {
        int behind = row + 1;
        long bin = bin(sorted[row] - sorted[first]);
        while (behind < end && bin(sorted[behind] - sorted[first]) == bin) {
          behind++;
        }
        if (counts[word] < most) {
          means.add(mean(features, order, row, behind));
          counts[word]++;
        } else {
          cut[word]++;
        }
        row = behind;
      }
    }
    return new RowsInWords(
        WordRows.of(FeatureMatrix.of(features.dim(), flat(means, features.dim())), counts), cut);
  }

  /** Returns the rows of the given words, in that order. */
  WordRows of(List<Integer> words) {
    return rows.select(words.stream().mapToInt(word -> word).toArray());
  }

  /** Returns how many bins of the given words exceed the maximum and are left out. */
  long cut(List<Integer> words) {
    return words.stream().mapToLong(word -> cut[word]).sum();
  }

  private static double[] middles(Intervals intervals) {
    return IntStream.range(0, intervals.size())
        .mapToDouble(row -> (intervals.start(row) + intervals.end(row)) / 2)
        .toArray();
  }

  /**
   * Returns the bin at a time in seconds after the first row, with a tolerance for rounded times.
   */
  private static long bin(double seconds) {
    return (long) Math.floor((seconds + Overlaps.EPSILON) * BINS_PER_SECOND);
  }

  /** Returns the index of the first of the sorted numbers that is at least {@code least}. */
  private static int firstFrom(double[] sorted, double least) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static float[] mean(FeatureMatrix features, int[] order, int first, int end) {
    double[] sums = new double[features.dim()];
    for (int i = first; i < end; i++) {
      for (int d = 0; d < sums.length; d++) {
        sums[d] += features.get(order[i], d);
      }
    }
    float[] mean = new float[sums.length];
    for (int d = 0; d < sums.length; d++) {
      mean[d] = (float) (sums[d] / (end - first));
    }
    return mean;
  }

  private static float[] flat(List<float[]> rows, int dim) {
    float[] values = new float[Math.multiplyExact(rows.size(), dim)];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * dim, dim);
    }
    return values;
  }
}
