package org.mmlatch.eval.chart;

import java.util.List;

/**
 * A chart of shares, whose axes both run from 0 to 1.
 *
 * @param title title
 * @param xName name of the horizontal axis
 * @param yName name of the vertical axis
 * @param guide reference line
 * @param lines lines, at most eight, named in the legend below
 */
public record ShareChart(String title, String xName, String yName, Guide guide, List<Line> lines) {
  /** A reference line. */
  public enum Guide {
    /** No reference line. */
    NONE,
    /** From (0, 0) to (1, 1): chance in a ROC curve, perfect calibration in a calibration curve. */
    DIAGONAL
  }

  /** Copies the lines. */
  public ShareChart {
    lines = List.copyOf(lines);
  }

  /**
   * A line.
   *
   * @param name name in the legend
   * @param points points, from left to right
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
   * @param radius radius of its dot; 0 for no dot
   * @param hint tooltip of the dot
   */
  public record Point(double x, double y, double radius, String hint) {
    /** Creates a point without a dot. */
    public Point(double x, double y) {
      this(x, y, 0, "");
    }
  }

  /** Draws the chart. */
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
