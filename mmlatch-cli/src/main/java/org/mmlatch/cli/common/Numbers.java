package org.mmlatch.cli.common;

import java.util.Locale;

/** Formats numbers for people, independently of the locale. */
public final class Numbers {
  private Numbers() {}

  /** Formats a number with two decimals, or none if both would be zero. */
  public static String brief(double value) {
    double rounded = Math.rint(100 * value) / 100 + 0.0; // + 0.0 turns -0.0 into 0
    return String.format(Locale.ROOT, rounded == Math.rint(rounded) ? "%.0f" : "%.2f", rounded);
  }

  /**
   * Formats a number with four significant digits; a whole number below 10,000 without decimals.
   */
  public static String significant(double value) {
    boolean plain = value == Math.rint(value) && Math.abs(value) < 10_000;
    return String.format(Locale.ROOT, plain ? "%.0f" : "%.4g", value + 0.0); // no -0
  }

  /** Formats a count with its noun, in the plural unless it is 1: {@code 2 segments}. */
  public static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** Formats a number with its sign and three decimals; a rounded 0 has no sign. */
  public static String signed(double value) {
    String text = String.format(Locale.ROOT, "%+.3f", value);
    return text.matches("[+-]0\\.0*") ? text.substring(1) : text;
  }

  /** Formats a share from 0 to 1 as a percentage with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
