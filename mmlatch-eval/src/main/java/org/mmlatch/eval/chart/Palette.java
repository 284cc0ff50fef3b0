package org.mmlatch.eval.chart;

import java.util.Locale;

/** The colours of all charts, on light and dark backgrounds. */
public final class Palette {
  /** CSS for drawings in a page, in the reader's preferred colour scheme. */
  public static final String STYLES =
      Ink.variables()
          + "svg text{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,sans-serif}\n"
          + Style.css();

  /** From dark to bright in even steps of lightness (matplotlib's viridis). */
  private static final int[] SEQUENCE = {
    0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
    0xfde725
  };

  /** From red through grey to blue. */
  private static final int[] DIVERGING = {0xb2182b, 0xef8a62, 0xc9c9c9, 0x67a9cf, 0x2166ac};

  private Palette() {}

  /**
   * Returns a colour of the sequential scale, from dark to bright.
   *
   * @param share position from 0 to 1
   */
  public static String sequential(double share) {
    return between(SEQUENCE, share);
  }

  /**
   * Returns a colour of the diverging scale, from red through grey to blue.
   *
   * @param value position from -1 to 1
   */
  public static String diverging(double value) {
    return between(DIVERGING, (value + 1) / 2);
  }

  /** Returns black or white, whichever is readable on a colour such as {@code #26828e}. */
  static String readableOn(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    double lightness = 0.299 * (rgb >> 16) + 0.587 * ((rgb >> 8) & 255) + 0.114 * (rgb & 255);
    return lightness > 140 ? "#000000" : "#ffffff";
  }

  private static String between(int[] colours, double share) {
    double place = Math.max(0, Math.min(1, share)) * (colours.length - 1);
    int index = Math.min((int) place, colours.length - 2);
    double part = place - index;
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int low = (colours[index] >> shift) & 255;
      int high = (colours[index + 1] >> shift) & 255;
      colour |= (int) Math.round(low + part * (high - low)) << shift;
    }
    return String.format(Locale.ROOT, "#%06x", colour);
  }
}
