package org.mmlatch.eval.chart;

import java.util.List;

/**
 * Lines between shares: both axes run from 0 to 1 in every such chart.
 *
 * @param title what is shown
 * @param xName what the horizontal axis is
 * @param yName what the vertical one is
 * @param guide a line to compare with
 * @param lines at most eight, which the legend below names
 */
public record ShareChart(String title, String xName, String yName, Guide guide, List<Line> lines) {
  /** A line that is there to be compared with. */
  public enum Guide {
    /** None. */
    NONE,
    /** From (0, 0) to (1, 1): chance in a ROC curve, perfection in a calibration. */
    DIAGONAL
  }

  /** Copies the lines. */
  public ShareChart {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param name in the legend
   * @param points from the left
   */
  public record Line(String name, List<Point> points) {
    /** Copies the points. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A point of a line.
   *
   * @param x in [0, 1]
   * @param y in [0, 1]
   * @param radius of its dot, 0 if it has none
   * @param hint shown where a pointer rests on the dot
   */
  public record Point(double x, double y, double radius, String hint) {
    /** A point that is only passed through. */
    public Point(double x, double y) {
      this(x, y, 0, "");
    }
  }

  /** Returns the picture. */
  public Drawing draw() {
    Frame frame = Frame.ofShares(title, xName, yName, LegendRows.room(lines.size()));
    if (guide == Guide.DIAGONAL) {
      frame.svg().line(frame.left(), frame.bottom(), frame.right(), frame.top(), Style.MARK);
    }
    for (int i = 0; i < lines.size(); i++) {
      draw(frame, lines.get(i), i);
      LegendRows.draw(frame, lines.get(i).name(), i);
    }
    return frame.svg();
  }

  private static void draw(Frame frame, Line line, int index) {
    List<Point> shown = Thinning.withoutStraightRuns(line.points());
    frame
        .svg()
        .polyline(
            shown.stream().mapToDouble(point -> frame.x().at(point.x())).toArray(),
            shown.stream().mapToDouble(point -> frame.y().at(point.y())).toArray(),
            Style.line(index));
    for (Point point : line.points()) {
      if (point.radius() > 0) {
        double x = frame.x().at(point.x());
        double y = frame.y().at(point.y());
        frame.svg().dot(x, y, point.radius(), Style.area(index), point.hint());
      }
    }
  }
}
