package org.mmlatch.eval.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A drawing: elements one above the other, in units of about a pixel. */
public final class Drawing {
  private static final String FONTS =
      "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

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
  private final List<Element> elements = new ArrayList<>();

  /**
   * Starts an empty drawing.
   *
   * @param description what can be seen, for those who cannot
   */
  public Drawing(double width, double height, String description) {
    this.width = width;
    this.height = height;
    this.description = description;
  }

  /** Adds a line. */
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
   * @param hint shown where a pointer rests on it
   */
  public Drawing rect(double x, double y, double w, double h, Style style, String hint) {
    return add(new Element.Box(x, y, w, h, style, Optional.empty(), hint));
  }

  /**
   * Adds a rectangle of a colour such as {@code #26828e}, on every ground.
   *
   * @param hint shown where a pointer rests on it
   */
  public Drawing cell(double x, double y, double w, double h, String colour, String hint) {
    return add(new Element.Box(x, y, w, h, Style.GROUND, Optional.of(colour), hint));
  }

  /** Adds a dot. */
  public Drawing dot(double x, double y, double radius, Style style, String hint) {
    return add(new Element.Dot(x, y, radius, style, hint));
  }

  /** Adds squares around points. */
  public Drawing specks(List<Integer> x, List<Integer> y, int side, Style style) {
    return add(new Element.Specks(List.copyOf(x), List.copyOf(y), side, style));
  }

  /** Adds a text. */
  public Drawing text(double x, double y, String text, Anchor anchor, Style style) {
    return add(new Element.Text(x, y, Element.Turn.ACROSS, text, anchor, style, Optional.empty()));
  }

  /** Adds a small text, centred at a point, in black or white: what is readable on a colour. */
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

  /** Adds a text that runs upwards and ends or starts at a point. */
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

  /** Returns text as XML and HTML hold it. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
  }

  /** Returns the drawing as SVG for a page that has the styles of {@link Palette#STYLES}. */
  public String inline() {
    return svg("", style -> " class=\"" + style.key() + "\"");
  }

  /**
   * Returns the drawing as an SVG file of its own, dark on white. Every element has its colour and
   * size itself: not all programs that take SVG know style sheets, and hardly any know variables.
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
