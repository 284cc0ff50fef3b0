package org.mmlatch.eval.chart;

import java.util.Locale;

/** The colours of all charts, on light and on dark ground. */
public final class Palette {
  private static final String LIGHT =
      "--ground:#ffffff;--raised:#f6f7f9;--ink:#1c2024;--muted:#5b636d;--rule:#d9dde3;"
          + "--c1:#0b6bcb;--c2:#c4460f;--c3:#1a7f5a;--c4:#8a3fb0;";
  private static final String DARK =
      "--ground:#14171b;--raised:#1c2127;--ink:#e8eaed;--muted:#a3acb7;--rule:#363d46;"
          + "--c1:#6cb3ff;--c2:#ff9a66;--c3:#5ccb9f;--c4:#d39cf0;";

  /** The colours as CSS variables, for the ground that the reader prefers. */
  public static final String VARIABLES =
      ":root{color-scheme:light dark;%s}\n@media (prefers-color-scheme:dark){:root{%s}}\n"
          .formatted(LIGHT, DARK);

  /** What the classes of drawings look like. */
  public static final String CLASSES =
      """
      svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--ink)}
      svg text.muted{fill:var(--muted)}
      svg text.small{font-size:10px;fill:var(--muted)}
      svg text.head{font-size:13px;font-weight:600}
      svg .ground{fill:var(--ground)}
      svg .rule{stroke:var(--rule);stroke-width:1}
      svg .axis{stroke:var(--muted);stroke-width:1}
      svg .mark{stroke:var(--muted);stroke-width:1;stroke-dasharray:3 3}
      svg .s1,svg .s2,svg .s3,svg .s4{fill:none;stroke-width:2;stroke-linejoin:round}
      svg .s1{stroke:var(--c1)}svg .s2{stroke:var(--c2)}
      svg .s3{stroke:var(--c3)}svg .s4{stroke:var(--c4)}
      svg .f1{fill:var(--c1)}svg .f2{fill:var(--c2)}svg .f3{fill:var(--c3)}svg .f4{fill:var(--c4)}
      svg .points{fill:var(--c1);fill-opacity:.45}
      """;

  static final String STANDALONE = VARIABLES + CLASSES;

  /** From dark to bright, even steps of lightness (the colours of matplotlib's viridis). */
  private static final int[] SEQUENCE = {
    0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b,
    0xfde725
  };

  /** From red over grey to blue. */
  private static final int[] DIVERGING = {0xb2182b, 0xef8a62, 0xc9c9c9, 0x67a9cf, 0x2166ac};

  private Palette() {}

  /**
   * Returns a colour between dark and bright.
   *
   * @param share from 0 to 1
   */
  public static String sequential(double share) {
    return between(SEQUENCE, share);
  }

  /**
   * Returns a colour between red, grey and blue.
   *
   * @param value from -1 to 1
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
