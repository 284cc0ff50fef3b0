package org.mmlatch.cli.common;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  private Numbers() {}

  /** Returns two decimals, or none if they would be zeros. */
  public static String brief(double value) {
    double rounded = Math.rint(100 * value) / 100 + 0.0; // the sum makes -0.0 a plain 0
    return String.format(Locale.ROOT, rounded == Math.rint(rounded) ? "%.0f" : "%.2f", rounded);
  }

  /** Returns four significant digits, or no decimals if the number is whole and short. */
  public static String significant(double value) {
    boolean plain = value == Math.rint(value) && Math.abs(value) < 10_000;
    return String.format(Locale.ROOT, plain ? "%.0f" : "%.4g", value + 0.0); // no -0
  }

  /** Returns a number of things: {@code 1 segment}, {@code 2 segments}. */
  public static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** Returns a number with its sign and three decimals; what is 0 then has no sign. */
  public static String signed(double value) {
    String text = String.format(Locale.ROOT, "%+.3f", value);
    return text.matches("[+-]0\\.0*") ? text.substring(1) : text;
  }

  /** Returns a share from 0 to 1 in per cent. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
