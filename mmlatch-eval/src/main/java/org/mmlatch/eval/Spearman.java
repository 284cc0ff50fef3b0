package org.mmlatch.eval;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation: Pearson's correlation of ranks, where equal values get their mean
 * rank. 1 is a monotonically increasing relation, -1 a decreasing one.
 */
public final class Spearman {
  private Spearman() {}

  /**
   * Returns the correlation of paired values, in [-1, 1].
   *
   * @return the correlation; empty if there are fewer than two pairs, or a variable is constant
   * @throws IllegalArgumentException if the lengths differ
   */
  public static OptionalDouble of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " values paired with " + y.length);
    }
    return x.length < 2 ? OptionalDouble.empty() : Comoments.of(ranks(x), ranks(y)).correlation();
  }

  /** Returns the rank of every value, from 1; equal values get their mean rank. */
  static double[] ranks(double[] values) {
    List<Integer> order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toList();
    double[] ranks = new double[values.length];
    int first = 0;
    while (first < ranks.length) {
      int end = first + 1;
      while (end < ranks.length && values[order.get(end)] == values[order.get(first)]) {
        end++;
      }
      double shared = (first + 1 + end) / 2.0; // the mean of first + 1 … end
      for (int i = first; i < end; i++) {
        ranks[order.get(i)] = shared;
      }
      first = end;
    }
    return ranks;
  }
}
