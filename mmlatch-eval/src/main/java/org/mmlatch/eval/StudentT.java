package org.mmlatch.eval;

/**
 * Student's t distribution (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).
 *
 * @param freedom degrees of freedom, at least 1
 */
record StudentT(int freedom) {
  private static final double BEYOND_EVERY_95 = 13; // 12.71 with one degree of freedom

  /** Returns the probability of a value in (-t, t), where {@code t} is at least 0. */
  double within(double t) {
    double angle = Math.atan(t / Math.sqrt(freedom));
    double cosine = Math.cos(angle);
    boolean isOdd = freedom % 2 == 1;
    double sum = 0;
    double term = 1;
    for (int k = isOdd ? 3 : 2; k <= freedom; k += 2) {
      sum += term;
      term *= cosine * cosine * (k - 1) / k;
    }
    return isOdd ? 2 / Math.PI * (angle + Math.sin(angle) * cosine * sum) : Math.sin(angle) * sum;
  }

  /** Returns the t for which 95 % of the values are in (-t, t). */
  double of95() {
    double low = 0;
    double high = BEYOND_EVERY_95;
    while (high - low > 1e-12) {
      double middle = (low + high) / 2;
      if (within(middle) < 0.95) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
