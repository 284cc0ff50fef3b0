package org.mmlatch.eval.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A vector drawing: a list of elements, painted in order, in units of about a pixel. */
public final class Drawing {
  private static final String FONTS =
      "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

  /** The alignment of a text relative to its point. */
  public enum Anchor {
    /** The text starts at the point. */
    START,
    /** The text is centred at the point. */
    MIDDLE,
    /** The text ends at the point. */
    END
  }

  private final double width;
  private final double height;
  private final String description;
  private final List<Element> elements = new ArrayList<>();

  /**
   * Creates an empty drawing.
   *
   * @param description description of the content for screen readers
   */
  public Drawing(double width, double height, String description) {
    this.width = width;
    this.height = height;
    this.description = description;
  }

  /** Adds a straight line. */
  public Drawing line(double x1, double y1, double x2, double y2, Style style) {
    return add(new Element.Lines(List.of(x1, x2), List.of(y1, y2), style));
  }

  /** Adds a line through points. */
  public Drawing polyline(double[] x, double[] y, Style style) {
    return add(
        new Element.Lines(
            Arrays.stream(x).boxed().toList(), Arrays.stream(y).boxed().toList(), style));
  }

  /**
   * Adds a rectangle.
   *
   * @param hint tooltip
   */
  public Drawing rect(double x, double y, double w, double h, Style style, String hint) {
    return add(new Element.Box(x, y, w, h, style, Optional.empty(), hint));
  }

  /**
   * Adds a rectangle of a fixed colour, such as {@code #26828e}, the same on light and dark
   * backgrounds.
   *
   * @param hint tooltip
   */
  public Drawing cell(double x, double y, double w, double h, String colour, String hint) {
    return add(new Element.Box(x, y, w, h, Style.GROUND, Optional.of(colour), hint));
  }

  /** Adds a dot; {@code hint} is its tooltip. */
  public Drawing dot(double x, double y, double radius, Style style, String hint) {
    return add(new Element.Dot(x, y, radius, style, hint));
  }

  /** Adds a square around each point. */
  public Drawing specks(List<Integer> x, List<Integer> y, int side, Style style) {
    return add(new Element.Specks(List.copyOf(x), List.copyOf(y), side, style));
  }

  /** Adds a text. */
  public Drawing text(double x, double y, String text, Anchor anchor, Style style) {
    return add(new Element.Text(x, y, Element.Turn.ACROSS, text, anchor, style, Optional.empty()));
  }

  /**
   * Adds a small text, centred at a point, in black or white, whichever is readable on {@code
   * colour}.
   */
  public Drawing onColour(double x, double y, String text, String colour) {
    return add(
        new Element.Text(
            x,
            y,
            Element.Turn.ACROSS,
            text,
            Anchor.MIDDLE,
            Style.SMALL,
            Optional.of(Palette.readableOn(colour))));
  }

  /** Adds a text that runs upwards. */
  public Drawing upright(double x, double y, String text, Anchor anchor, Style style) {
    return add(new Element.Text(x, y, Element.Turn.UPWARDS, text, anchor, style, Optional.empty()));
  }

  private Drawing add(Element element) {
    elements.add(element);
    return this;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  String description() {
    return description;
  }

  List<Element> elements() {
    return elements;
  }

  /** Escapes text for XML and HTML. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
  }

  /**
   * Returns the drawing as SVG for inclusion in a page that has the styles {@link Palette#STYLES}.
   */
  public String inline() {
    return svg("", style -> " class=\"" + style.key() + "\"");
  }

  /**
   * Returns the drawing as a stand-alone SVG file, dark on white. Every element has its own colour
   * and size attributes, because not all programs that read SVG support style sheets, and hardly
   * any support variables.
   */
  public String file() {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + svg(" font-family=\"" + FONTS + "\"", Style::attributes);
  }

  private String svg(String attributes, Function<Style, String> look) {
    String ground =
        attributes.isEmpty()
            ? ""
            : new Element.Box(0, 0, width, height, Style.GROUND, Optional.empty(), "").svg(look)
                + "\n";
    String w = Element.at(width);
    String h = Element.at(height);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\" aria-label=\"%s\"%s>\n"
            .formatted(w, h, w, h, escape(description), attributes)
        + ground
        + elements.stream().map(element -> element.svg(look) + "\n").collect(Collectors.joining())
        + "</svg>\n";
  }
}
