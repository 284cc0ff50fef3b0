package org.mmlatch.eval;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads and prints numbers as decimal text. */
final class Decimal {
  /** Java's parser would also accept {@code 1f}, {@code 0x1p3} and {@code NaN}. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private Decimal() {}

  /**
   * Returns the float nearest to the number; empty if the text is not a number or exceeds float32.
   */
  static Optional<Float> parse(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches()
        ? Optional.of(Float.parseFloat(stripped)).filter(Float::isFinite)
        : Optional.empty();
  }

  /**
   * Returns text that parses to the same float; on some JDKs it has one digit more than necessary.
   */
  static String print(float value) {
    return Float.toString(value);
  }

  /** Returns text for display, with four decimals. */
  static String rounded(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Returns text for display, {@code undefined} if there is no value. */
  static String rounded(OptionalDouble value) {
    return value.isPresent() ? rounded(value.getAsDouble()) : "undefined";
  }
}
