package org.mmlatch.eval.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Many lines in one chart, which may have different lengths. Lines of the same kind share a colour,
 * which the legend below names.
 *
 * @param title title
 * @param xName name of the horizontal axis
 * @param yName name of the vertical axis
 * @param curves lines, at least one
 */
public record CurvesChart(String title, String xName, String yName, List<Curve> curves) {
  /**
   * With more curves than this, only the marked points have dots, as others could not be told
   * apart.
   */
  private static final int MANY = 40;

  /**
   * One line.
   *
   * @param name name, shown in tooltips
   * @param kind legend entry, shared by all lines of the same colour
   * @param x x of every point, ascending, at least one
   * @param y y of every point
   * @param marked index of the highlighted point, if any
   */
  public record Curve(
      String name, String kind, List<Double> x, List<Double> y, OptionalInt marked) {
    /** Copies the lists. */
    public Curve {
      x = List.copyOf(x);
      y = List.copyOf(y);
    }
  }

  /** Copies the curves. */
  public CurvesChart {
    curves = List.copyOf(curves);
  }

  /** Draws the chart. */
  public Drawing draw() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    curves.forEach(curve -> kinds.putIfAbsent(curve.kind(), kinds.size()));
    double legend = kinds.size() > 1 ? LegendRows.room(kinds.size()) : 0;
    Frame frame =
        Frame.around(
            title,
            xName,
            curves.stream().flatMap(curve -> curve.x().stream()).mapToDouble(v -> v).toArray(),
            yName,
            curves.stream().flatMap(curve -> curve.y().stream()).mapToDouble(v -> v).toArray(),
            legend);
    curves.forEach(curve -> draw(frame, curve, kinds.get(curve.kind())));
    if (kinds.size() > 1) {
      LegendRows.draw(frame, List.copyOf(kinds.keySet()));
    }
    return frame.svg();
  }

  private void draw(Frame frame, Curve curve, int kind) {
    double[] x = curve.x().stream().mapToDouble(frame.x()::at).toArray();
    double[] y = curve.y().stream().mapToDouble(frame.y()::at).toArray();
    frame.svg().polyline(x, y, Style.line(kind));
    for (int i = 0; i < x.length; i++) {
      boolean marked = curve.marked().isPresent() && curve.marked().getAsInt() == i;
      if (!marked && curves.size() > MANY) {
        continue;
      }
      String hint =
          "%s, %s %s: %s%s"
              .formatted(
                  curve.name(),
                  xName,
                  Scale.label(curve.x().get(i)),
                  Scale.label(curve.y().get(i)),
                  marked ? ", the best" : "");
      frame.svg().dot(x[i], y[i], marked ? 5 : 1.5, Style.area(kind), hint);
    }
  }
}
