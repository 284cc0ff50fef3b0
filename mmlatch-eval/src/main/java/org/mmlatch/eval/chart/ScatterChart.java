package org.mmlatch.eval.chart;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** A scatter plot of pairs of numbers of the same kind, with the line on which both are equal. */
public final class ScatterChart {
  private static final int SIDE = 4;
  private static final List<Style> OPACITIES =
      List.of(Style.POINTS, Style.TWO_POINTS, Style.MORE_POINTS);

  private ScatterChart() {}

  /**
   * Draws the chart.
   *
   * @param x x of every point, at least one
   * @param y y of every point
   */
  public static Drawing draw(String title, String xName, double[] x, String yName, double[] y) {
    Frame frame = Frame.around(title, xName, x, yName, y);
    double least = Math.max(min(x), min(y));
    double greatest = Math.min(max(x), max(y));
    if (least < greatest) {
      frame
          .svg()
          .line(
              frame.x().at(least),
              frame.y().at(least),
              frame.x().at(greatest),
              frame.y().at(greatest),
              Style.MARK);
    }
    drawPoints(frame, x, y);
    return frame.svg();
  }

  /** Draws the points; coinciding points are drawn once, more opaque. */
  private static void drawPoints(Frame frame, double[] x, double[] y) {
    Map<List<Integer>, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < x.length; i++) {
      int across = (int) Math.round(frame.x().at(x[i]));
      int down = (int) Math.round(frame.y().at(y[i]));
      counts.merge(List.of(across, down), 1, Integer::sum);
    }
    for (int many = 1; many <= OPACITIES.size(); many++) {
      int number = many;
      List<List<Integer>> places =
          counts.entrySet().stream()
              .filter(place -> Math.min(place.getValue(), OPACITIES.size()) == number)
              .map(Map.Entry::getKey)
              .toList();
      if (!places.isEmpty()) {
        frame
            .svg()
            .specks(
                places.stream().map(place -> place.get(0)).toList(),
                places.stream().map(place -> place.get(1)).toList(),
                SIDE,
                OPACITIES.get(number - 1));
      }
    }
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double max(double[] values) {
    return DoubleStream.of(values).max().orElse(0);
  }
}
