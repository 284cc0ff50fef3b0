package org.mmlatch.eval.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The styles of a drawing's elements. */
public enum Style {
  /** Ordinary text. */
  TEXT(Kind.TEXT, Ink.INK, 12),
  /** Muted text. */
  MUTED(Kind.TEXT, Ink.MUTED, 12),
  /** Small, muted text. */
  SMALL(Kind.TEXT, Ink.MUTED, 10),
  /** A title. */
  HEAD(Kind.BOLD, Ink.INK, 13),
  /** The background. */
  GROUND(Kind.AREA, Ink.GROUND, 1),
  /** A grid line. */
  RULE(Kind.LINE, Ink.RULE, 1),
  /** An axis. */
  AXIS(Kind.LINE, Ink.MUTED, 1),
  /** A marker line. */
  MARK(Kind.DASHED, Ink.MUTED, 1),
  /** A single point of a scatter plot. */
  POINTS(Kind.AREA, Ink.C1, 0.45),
  /** Two coinciding points of a scatter plot. */
  TWO_POINTS(Kind.AREA, Ink.C1, 0.7),
  /** More than two coinciding points. */
  MORE_POINTS(Kind.AREA, Ink.C1, 0.9),
  /** Lines of series. */
  S1(Kind.LINE, Ink.C1, 2),
  S2(Kind.LINE, Ink.C2, 2),
  S3(Kind.LINE, Ink.C3, 2),
  S4(Kind.LINE, Ink.C4, 2),
  S5(Kind.LINE, Ink.C5, 2),
  S6(Kind.LINE, Ink.C6, 2),
  S7(Kind.LINE, Ink.C7, 2),
  S8(Kind.LINE, Ink.C8, 2),
  /** Areas of series. */
  F1(Kind.AREA, Ink.C1, 1),
  F2(Kind.AREA, Ink.C2, 1),
  F3(Kind.AREA, Ink.C3, 1),
  F4(Kind.AREA, Ink.C4, 1),
  F5(Kind.AREA, Ink.C5, 1),
  F6(Kind.AREA, Ink.C6, 1),
  F7(Kind.AREA, Ink.C7, 1),
  F8(Kind.AREA, Ink.C8, 1);

  private static final List<Style> LINES = List.of(S1, S2, S3, S4, S5, S6, S7, S8);
  private static final List<Style> AREAS = List.of(F1, F2, F3, F4, F5, F6, F7, F8);
  static final int DASH = 3;

  enum Kind {
    TEXT,
    BOLD,
    LINE,
    DASHED,
    AREA
  }

  private final Kind kind;
  private final Ink ink;
  private final double measure;

  Style(Kind kind, Ink ink, double measure) {
    this.kind = kind;
    this.ink = ink;
    this.measure = measure;
  }

  /** Returns the style of line {@code index}, from 0, in a chart. */
  static Style line(int index) {
    return LINES.get(index % LINES.size());
  }

  /** Returns the style of the dots of line {@code index}, from 0, in a chart. */
  static Style area(int index) {
    return AREAS.get(index % AREAS.size());
  }

  Kind kind() {
    return kind;
  }

  Ink ink() {
    return ink;
  }

  /** Returns the size of a text, the width of a line or the opacity of an area. */
  double measure() {
    return measure;
  }

  /** Returns the CSS class of the style, as defined by {@link #css()}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the style as SVG attributes, for files without a style sheet. */
  String attributes() {
    return declarations(ink.light()).stream()
        .map(pair -> " %s=\"%s\"".formatted(pair.get(0), pair.get(1)))
        .collect(Collectors.joining());
  }

  /** Returns all styles as CSS. */
  static String css() {
    return Arrays.stream(values())
        .map(
            style ->
                "svg .%s{%s}\n"
                    .formatted(
                        style.key(),
                        style.declarations(style.ink.variable()).stream()
                            .map(pair -> String.join(":", pair))
                            .collect(Collectors.joining(";"))))
        .collect(Collectors.joining());
  }

  private List<List<String>> declarations(String colour) {
    String number = String.format(Locale.ROOT, "%.2f", measure).replaceFirst("\\.?0+$", "");
    List<String> fill = List.of("fill", colour);
    List<String> none = List.of("fill", "none");
    List<String> stroke = List.of("stroke", colour);
    List<String> width = List.of("stroke-width", number);
    List<String> join = List.of("stroke-linejoin", "round");
    List<String> size = List.of("font-size", number + "px");
    return switch (kind) {
      case TEXT -> List.of(fill, size);
      case BOLD -> List.of(fill, size, List.of("font-weight", "bold"));
      case LINE -> List.of(none, stroke, width, join);
      case DASHED -> List.of(none, stroke, width, List.of("stroke-dasharray", DASH + " " + DASH));
      case AREA -> List.of(fill, List.of("fill-opacity", number));
    };
  }
}
