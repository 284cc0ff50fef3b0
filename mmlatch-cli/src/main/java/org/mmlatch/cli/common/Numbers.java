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

  /** Returns a share from 0 to 1 in per cent. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
