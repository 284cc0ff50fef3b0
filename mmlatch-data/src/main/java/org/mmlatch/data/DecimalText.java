package org.mmlatch.data;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The shortest decimal number that reads back as a given double.
 *
 * <p>{@link Double#toString} is not used because its digits changed in Java 19, and a corpus must
 * have the same bytes on every Java version.
 */
final class DecimalText {
  private static final int MOST_DIGITS = 17; // always enough to round-trip a double

  private DecimalText() {}

  static BigDecimal of(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal candidate = exact.round(new MathContext(digits));
      if (candidate.doubleValue() == value) {
        return candidate;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS));
  }
}
