package org.mmlatch.data.inspect;

/**
 * Running statistics of one feature. The variance uses Welford's algorithm and is exactly 0 for a
 * constant feature.
 */
final class FeatureColumn {
  private long count;
  private double mean;
  private double squares; // sum of squared deviations from the mean
  private double absolute; // sum of |x|
  private float min = Float.POSITIVE_INFINITY;
  private float max = Float.NEGATIVE_INFINITY;

  /** Adds a finite value. */
  void add(float value) {
    count++;
    double distance = value - mean;
    mean += distance / count;
    squares += distance * (value - mean);
    absolute += Math.abs(value);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  long count() {
    return count;
  }

  double mean() {
    return mean;
  }

  /** Returns the population standard deviation, 0 if there are no values. */
  double deviation() {
    return Math.sqrt(squares / Math.max(count, 1));
  }

  double absolute() {
    return absolute;
  }

  float min() {
    return min;
  }

  float max() {
    return max;
  }

  boolean isConstant() {
    return min == max;
  }
}
