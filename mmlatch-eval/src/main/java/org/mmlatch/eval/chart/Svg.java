package org.mmlatch.eval.chart;

import java.util.Locale;

/** A drawing: elements one above the other, in units of about a pixel. */
public final class Svg {
  /** Where a text stands in relation to its point. */
  public enum Anchor {
    /** It starts there. */
    START,
    /** It is centred there. */
    MIDDLE,
    /** It ends there. */
    END
  }

  private final double width;
  private final double height;
  private final String description;
  private final StringBuilder body = new StringBuilder();

  /**
   * Starts an empty drawing.
   *
   * @param description what can be seen, for those who cannot
   */
  public Svg(double width, double height, String description) {
    this.width = width;
    this.height = height;
    this.description = description;
  }

  /** Adds a line of a class of {@link Palette}. */
  public Svg line(double x1, double y1, double x2, double y2, String style) {
    return add(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(style, at(x1), at(y1), at(x2), at(y2)));
  }

  /** Adds a line through points. */
  public Svg polyline(double[] x, double[] y, String style) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      points.append(i == 0 ? "" : " ").append(at(x[i])).append(',').append(at(y[i]));
    }
    return add("<polyline class=\"%s\" points=\"%s\"/>".formatted(style, points));
  }

  /**
   * Adds a rectangle.
   *
   * @param fill a colour, or nothing if the style has one
   * @param hint shown where a pointer rests on it
   */
  public Svg rect(double x, double y, double w, double h, String style, String fill, String hint) {
    return add(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s>%s</rect>"
            .formatted(
                style,
                at(x),
                at(y),
                at(w),
                at(h),
                fill.isEmpty() ? "" : " fill=\"" + fill + "\"",
                title(hint)));
  }

  /** Adds a dot. */
  public Svg dot(double x, double y, double radius, String style, String hint) {
    return add(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\">%s</circle>"
            .formatted(style, at(x), at(y), at(radius), title(hint)));
  }

  /** Adds a text. */
  public Svg text(double x, double y, String text, Anchor anchor, String style) {
    return add(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
            .formatted(style, at(x), at(y), anchor.name().toLowerCase(Locale.ROOT), escape(text)));
  }

  /** Adds a small text, centred at a point, in black or white: what is readable on a colour. */
  public Svg onColour(double x, double y, String text, String colour) {
    return add(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" style=\"font-size:11px;fill:%s\">%s</text>"
            .formatted(at(x), at(y), Palette.readableOn(colour), escape(text)));
  }

  /** Adds a text that runs upwards and ends or starts at a point. */
  public Svg upright(double x, double y, String text, Anchor anchor, String style) {
    return add(
        "<text class=\"%s\" transform=\"translate(%s %s) rotate(-90)\" text-anchor=\"%s\">%s</text>"
            .formatted(style, at(x), at(y), anchor.name().toLowerCase(Locale.ROOT), escape(text)));
  }

  private Svg add(String element) {
    body.append(element).append('\n');
    return this;
  }

  private static String title(String hint) {
    return hint.isEmpty() ? "" : "<title>" + escape(hint) + "</title>";
  }

  /** Returns text as XML and HTML hold it. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
  }

  private static String at(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }

  /** Returns the drawing for a page that has the styles of {@link Palette}. */
  public String inline() {
    return element("");
  }

  /** Returns the drawing as a file of its own. */
  public String file() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + element(
            "<style>"
                + Palette.STANDALONE
                + "</style>\n<rect class=\"ground\" width=\"100%\""
                + " height=\"100%\"/>\n");
  }

  private String element(String head) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\""
            .formatted(at(width), at(height), at(width))
        + " height=\"%s\" aria-label=\"%s\">\n".formatted(at(height), escape(description))
        + head
        + body
        + "</svg>\n";
  }
}
