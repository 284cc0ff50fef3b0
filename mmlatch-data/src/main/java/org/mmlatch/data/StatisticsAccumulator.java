package org.mmlatch.data;

import java.util.Arrays;

/**
 * Welford's running mean and variance of each feature. The variance of a constant feature is
 * exactly 0.
 */
final class StatisticsAccumulator {
  private final double[] mean;
  private final double[] squares; // sum of squared deviations from the mean
  private long rows;

  StatisticsAccumulator(int dim) {
    mean = new double[dim];
    squares = new double[dim];
  }

  /** Adds rows of D features each, row-major. */
  void add(float[] values) {
    int dim = mean.length;
    for (int start = 0; start < values.length; start += dim) {
      rows++;
      for (int d = 0; d < dim; d++) {
        double distance = values[start + d] - mean[d];
        mean[d] += distance / rows;
        squares[d] += distance * (values[start + d] - mean[d]);
      }
    }
  }

  /** Returns the statistics of the rows added so far; all 0 if there are none. */
  FeatureStatistics statistics() {
    long divisor = Math.max(rows, 1);
    return new FeatureStatistics(
        Arrays.stream(mean).boxed().toList(),
        Arrays.stream(squares).map(sum -> Math.sqrt(sum / divisor)).boxed().toList());
  }
}
