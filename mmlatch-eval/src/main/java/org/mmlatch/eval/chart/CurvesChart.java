package org.mmlatch.eval.chart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Many lines over each other, each over an axis of its own length; lines of a kind share a colour,
 * which the legend below names.
 *
 * @param title what is shown
 * @param xName what the horizontal axis is
 * @param yName what the vertical one is
 * @param curves at least one
 */
public record CurvesChart(String title, String xName, String yName, List<Curve> curves) {
  /** From here on only the point that is pointed out has a dot: nobody could tell the others. */
  private static final int MANY = 40;

  /**
   * One line.
   *
   * @param name shown where a pointer rests on it
   * @param kind what the legend calls it and all others of its colour
   * @param x of every point, ascending, at least one
   * @param y as many
   * @param marked the point that is pointed out, if any
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

  /** Returns the picture. */
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
