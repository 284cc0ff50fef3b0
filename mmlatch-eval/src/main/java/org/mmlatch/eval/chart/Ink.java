package org.mmlatch.eval.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The colours of lines, areas and texts, on light and dark backgrounds. */
enum Ink {
  GROUND("#ffffff", "#14171b"),
  RAISED("#f6f7f9", "#1c2127"),
  INK("#1c2024", "#e8eaed"),
  MUTED("#5b636d", "#a3acb7"),
  RULE("#d9dde3", "#363d46"),
  C1("#0b6bcb", "#6cb3ff"),
  C2("#c4460f", "#ff9a66"),
  C3("#1a7f5a", "#5ccb9f"),
  C4("#8a3fb0", "#d39cf0"),
  C5("#a0741a", "#e0b95c"),
  C6("#0a8a9f", "#58cfe3"),
  C7("#b02a62", "#f58fb8"),
  C8("#556b2f", "#b3c98a");

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /** Returns the colour on a light background, such as {@code #1c2024}. */
  String light() {
    return light;
  }

  /**
   * Returns the CSS variable for pages that follow the reader's colour scheme, such as {@code
   * var(--ink)}.
   */
  String variable() {
    return "var(--" + name().toLowerCase(Locale.ROOT) + ")";
  }

  static Color colour(String hex) {
    return Color.decode(hex);
  }

  /** Returns the declarations of all colours as CSS variables, for both colour schemes. */
  static String variables() {
    return ":root{color-scheme:light dark;%s}\n@media (prefers-color-scheme:dark){:root{%s}}\n"
        .formatted(declared(ink -> ink.light), declared(ink -> ink.dark));
  }

  private static String declared(Function<Ink, String> colour) {
    return Arrays.stream(values())
        .map(ink -> "--%s:%s;".formatted(ink.name().toLowerCase(Locale.ROOT), colour.apply(ink)))
        .collect(Collectors.joining());
  }
}
