package org.mmlatch.eval.chart;

import java.util.Arrays;

/**
 * The frame of a chart that is readable at the width of a phone: title, axes and grid.
 *
 * @param svg drawing to add elements to
 * @param x horizontal scale
 * @param y vertical scale
 */
record Frame(Drawing svg, Scale x, Scale y) {
  static final double WIDTH = 400;
  static final double HEIGHT = 270;
  static final double RIGHT = 390;
  private static final double LEFT = 50;
  private static final double TOP = 52;
  private static final double BOTTOM = 226;

  /** Draws a frame whose axes cover the given values. */
  static Frame around(String title, String xName, double[] xs, String yName, double[] ys) {
    return around(title, xName, xs, yName, ys, 0);
  }

  /** As above, with extra space {@code below} the chart. */
  static Frame around(
      String title, String xName, double[] xs, String yName, double[] ys, double below) {
    Drawing drawing = new Drawing(WIDTH, HEIGHT + below, title);
    Scale x = Scale.around(xs, LEFT, RIGHT);
    boolean isCount = Arrays.stream(xs).allMatch(value -> value == Math.rint(value));
    return of(drawing, title, xName, x, isCount ? 1 : 0, yName, Scale.around(ys, BOTTOM, TOP));
  }

  /** Draws a frame whose axes both run from 0 to 1, with extra space {@code below}. */
  static Frame ofShares(String title, String xName, String yName, double below) {
    Drawing drawing = new Drawing(WIDTH, HEIGHT + below, title);
    Scale x = new Scale(0, 1, LEFT, RIGHT);
    return of(drawing, title, xName, x, 0, yName, new Scale(0, 1, BOTTOM, TOP));
  }

  /** Draws a frame whose vertical axis starts at 0 and whose horizontal axis is left empty. */
  static Frame fromZero(String title, String yName, double[] ys) {
    double greatest = Arrays.stream(ys).filter(Double::isFinite).max().orElse(1);
    Scale y = new Scale(0, greatest > 0 ? 1.1 * greatest : 1, BOTTOM, TOP);
    Frame frame = new Frame(new Drawing(WIDTH, HEIGHT, title), new Scale(0, 1, LEFT, RIGHT), y);
    frame.titles(title, "", yName);
    frame.rules();
    return frame;
  }

  private static Frame of(
      Drawing drawing,
      String title,
      String xName,
      Scale x,
      double leastStep,
      String yName,
      Scale y) {
    Frame frame = new Frame(drawing, x, y);
    frame.titles(title, xName, yName);
    frame.rules();
    for (double tick : x.ticks(6, leastStep)) {
      frame.svg.text(
          x.at(tick), BOTTOM + 16, Scale.label(tick), Drawing.Anchor.MIDDLE, Style.MUTED);
    }
    return frame;
  }

  private void titles(String title, String xName, String yName) {
    svg.text(8, 18, title, Drawing.Anchor.START, Style.HEAD);
    svg.text(8, 38, yName, Drawing.Anchor.START, Style.MUTED);
    svg.text((LEFT + RIGHT) / 2, HEIGHT - 8, xName, Drawing.Anchor.MIDDLE, Style.MUTED);
  }

  private void rules() {
    for (double tick : y.ticks(5)) {
      svg.line(LEFT, y.at(tick), RIGHT, y.at(tick), Style.RULE);
      svg.text(LEFT - 6, y.at(tick) + 4, Scale.label(tick), Drawing.Anchor.END, Style.MUTED);
    }
    svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, Style.AXIS);
  }

  double left() {
    return LEFT;
  }

  double right() {
    return RIGHT;
  }

  double top() {
    return TOP;
  }

  double bottom() {
    return BOTTOM;
  }
}
