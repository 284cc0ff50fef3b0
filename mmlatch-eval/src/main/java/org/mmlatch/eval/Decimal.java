package org.mmlatch.eval;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as decimal text. */
final class Decimal {
  /** Java's own parser would also take {@code 1f}, {@code 0x1p3} and {@code NaN}. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Decimal() {}

  /** Returns the float nearest to the number, empty if it isn't one or exceeds float32. */
  static Optional<Float> parse(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? Optional.of(Float.parseFloat(stripped)).filter(Float::isFinite)
        : Optional.empty();
  }

  /** Returns text that reads back as the same float; on some JDKs a digit longer than needed. */
  static String print(float value) {
    return Float.toString(value);
  }

  /** Returns text for people, with four decimals. */
  static String rounded(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Returns text for people, {@code undefined} where there is no value. */
  static String rounded(OptionalDouble value) {
    return value.isPresent() ? rounded(value.getAsDouble()) : "undefined";
  }
}
