package org.mmlatch.eval.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An element of a drawing, in units of about a pixel. */
sealed interface Element {
  /** Returns the element as SVG; {@code look} returns the attributes for its style. */
  String svg(Function<Style, String> look);

  /** A line through points. */
  record Lines(List<Double> x, List<Double> y, Style style) implements Element {
    @Override
    public String svg(Function<Style, String> look) {
      return "<polyline%s points=\"%s\"/>"
          .formatted(
              look.apply(style),
              IntStream.range(0, x.size())
                  .mapToObj(i -> at(x.get(i)) + "," + at(y.get(i)))
                  .collect(Collectors.joining(" ")));
    }
  }

  /** A rectangle; its colour, if present, overrides the style. */
  record Box(
      double x,
      double y,
      double width,
      double height,
      Style style,
      Optional<String> colour,
      String hint)
      implements Element {
    @Override
    public String svg(Function<Style, String> look) {
      return "<rect%s x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\">%s</rect>"
          .formatted(
              colour.map(own -> " fill=\"" + own + "\"").orElseGet(() -> look.apply(style)),
              at(x),
              at(y),
              at(width),
              at(height),
              title(hint));
    }
  }

  /** A dot. */
  record Dot(double x, double y, double radius, Style style, String hint) implements Element {
    @Override
    public String svg(Function<Style, String> look) {
      return "<circle%s cx=\"%s\" cy=\"%s\" r=\"%s\">%s</circle>"
          .formatted(look.apply(style), at(x), at(y), at(radius), title(hint));
    }
  }

  /** Squares around points, without tooltips, so that many of them take little space. */
  record Specks(List<Integer> x, List<Integer> y, int side, Style style) implements Element {
    @Override
    public String svg(Function<Style, String> look) {
      String square = "h%1$dv%1$dh-%1$dz".formatted(side);
      return "<path%s d=\"%s\"/>"
          .formatted(
              look.apply(style),
              IntStream.range(0, x.size())
                  .mapToObj(i -> "M" + (x.get(i) - side / 2) + " " + (y.get(i) - side / 2) + square)
                  .collect(Collectors.joining()));
    }
  }

  /** A text, which may run upwards; its colour, if present, overrides the style's. */
  record Text(
      double x,
      double y,
      Turn turn,
      String text,
      Drawing.Anchor anchor,
      Style style,
      Optional<String> colour)
      implements Element {
    @Override
    public String svg(Function<Style, String> look) {
      String place =
          turn == Turn.UPWARDS
              ? " transform=\"translate(%s %s) rotate(-90)\"".formatted(at(x), at(y))
              : " x=\"%s\" y=\"%s\"".formatted(at(x), at(y));
      return "<text%s%s text-anchor=\"%s\"%s>%s</text>"
          .formatted(
              look.apply(style),
              place,
              anchor.name().toLowerCase(Locale.ROOT),
              colour.map(own -> " style=\"fill:" + own + "\"").orElse(""),
              Drawing.escape(text));
    }
  }

  /** The direction of a text. */
  enum Turn {
    ACROSS,
    UPWARDS
  }

  private static String title(String hint) {
    return hint.isEmpty() ? "" : "<title>" + Drawing.escape(hint) + "</title>";
  }

  /** Returns a coordinate with at most two decimals. */
  static String at(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }
}
