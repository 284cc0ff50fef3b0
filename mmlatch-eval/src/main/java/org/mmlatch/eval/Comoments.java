package org.mmlatch.eval;

import java.util.OptionalDouble;

/**
 * Second central co-moments of two variables, as sums over the sample.
 *
 * @param xx sum of (x - mean of x)², exactly 0 if all x are equal
 * @param yy the same of y
 * @param xy sum of (x - mean of x)(y - mean of y)
 */
record Comoments(double xx, double yy, double xy) {

  /** Computes the co-moments of paired samples of the same length, at least 1. */
  static Comoments of(double[] x, double[] y) {
    double[] dx = centred(x);
    double[] dy = centred(y);
    return new Comoments(dot(dx, dx), dot(dy, dy), dot(dx, dy));
  }

  /** Returns Pearson's correlation, in [-1, 1]; empty if either variable has zero variance. */
  OptionalDouble correlation() {
    if (xx == 0 || yy == 0) {
      return OptionalDouble.empty();
    }
    double r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
    return OptionalDouble.of(Math.max(-1, Math.min(1, r)));
  }

  /**
   * Subtracts the mean. The first value is subtracted beforehand, so that a constant gives exact
   * zeros; a rounded mean alone would leave a tiny variance and so a meaningless correlation.
   */
  static double[] centred(double[] values) {
    double[] centred = new double[values.length];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - values[0];
      sum += centred[i];
    }
    double mean = sum / values.length;
    for (int i = 0; i < values.length; i++) {
      centred[i] -= mean;
    }
    return centred;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
