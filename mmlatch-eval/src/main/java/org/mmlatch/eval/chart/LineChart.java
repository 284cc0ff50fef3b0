package org.mmlatch.eval.chart;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A line chart: series over a common axis, at most four.
 *
 * @param title title
 * @param xName name of the horizontal axis
 * @param yName name of the vertical axis
 * @param x x of every point, ascending, at least one
 * @param series series, each as long as {@code x}
 * @param mark x of a vertical marker line, if any
 * @param markName label of the marker
 */
public record LineChart(
    String title,
    String xName,
    String yName,
    List<Double> x,
    List<Series> series,
    OptionalDouble mark,
    String markName) {
  private static final double LETTER = 7;

  /** A line and its name. */
  public record Series(String name, List<Double> y) {}

  /** Copies the lists. */
  public LineChart {
    x = List.copyOf(x);
    series = List.copyOf(series);
  }

  /** Draws the chart. */
  public Drawing draw() {
    double[] xs = doubles(x);
    double[] ys = series.stream().flatMap(s -> s.y().stream()).mapToDouble(v -> v).toArray();
    boolean isBelow = !fitsBesideTheAxisName();
    double room = isBelow ? LegendRows.room(series.size()) : 0;
    Frame frame = Frame.around(title, xName, xs, yName, ys, room);
    Drawing svg = frame.svg();
    mark.ifPresent(
        at -> {
          double place = frame.x().at(at);
          svg.line(place, frame.top(), place, frame.bottom(), Style.MARK);
          boolean rightHalf = place > (frame.left() + frame.right()) / 2;
          svg.text(
              place + (rightHalf ? -5 : 5),
              frame.top() + 10,
              markName,
              rightHalf ? Drawing.Anchor.END : Drawing.Anchor.START,
              Style.SMALL);
        });
    double legend = frame.right();
    for (int i = series.size() - 1; i >= 0; i--) {
      drawSeries(frame, xs, i);
      if (isBelow) {
        LegendRows.draw(frame, series.get(i).name(), i);
      } else if (series.size() > 1) {
        legend -= legendWidth(series.get(i));
        svg.line(legend, 34, legend + 14, 34, Style.line(i));
        svg.text(legend + 19, 38, series.get(i).name(), Drawing.Anchor.START, Style.MUTED);
      }
    }
    return svg;
  }

  private boolean fitsBesideTheAxisName() {
    double legend = series.stream().mapToDouble(LineChart::legendWidth).sum();
    return series.size() < 2 || LETTER * yName.length() + 16 + legend <= Frame.RIGHT;
  }

  private static double legendWidth(Series series) {
    return LETTER * series.name().length() + 26;
  }

  private void drawSeries(Frame frame, double[] xs, int index) {
    double[] ys = doubles(series.get(index).y());
    double[] placedX = new double[xs.length];
    double[] placedY = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      placedX[i] = frame.x().at(xs[i]);
      placedY[i] = frame.y().at(ys[i]);
    }
    frame.svg().polyline(placedX, placedY, Style.line(index));
    for (int i = 0; i < xs.length; i++) {
      String hint =
          "%s %s: %s %s"
              .formatted(xName, Scale.label(xs[i]), series.get(index).name(), Scale.label(ys[i]));
      frame.svg().dot(placedX[i], placedY[i], 2.5, Style.area(index), hint);
    }
  }

  private static double[] doubles(List<Double> values) {
    return values.stream().mapToDouble(value -> value).toArray();
  }
}
