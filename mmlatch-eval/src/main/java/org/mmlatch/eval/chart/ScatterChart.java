package org.mmlatch.eval.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Pairs of numbers of the same kind as points, with the line on which both are equal. */
public final class ScatterChart {
  private ScatterChart() {}

  /**
   * Draws points.
   *
   * @param x one number per point, at least one
   * @param y as many
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
    for (int i = 0; i < x.length; i++) {
      frame.svg().dot(frame.x().at(x[i]), frame.y().at(y[i]), 2.5, Style.POINTS, "");
    }
    return frame.svg();
  }

  private static double min(double[] values) {
    return Arrays.stream(values).min().orElse(0);
  }

  private static double max(double[] values) {
    return DoubleStream.of(values).max().orElse(0);
  }
}
