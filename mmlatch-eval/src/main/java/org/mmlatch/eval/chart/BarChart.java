package org.mmlatch.eval.chart;

import java.util.Arrays;
import java.util.List;

/**
 * A bar chart: one number per group.
 *
 * @param title title
 * @param xName name of the horizontal axis, the groups
 * @param yName name of the vertical axis, which starts at 0
 * @param bars bars, from left to right
 */
public record BarChart(String title, String xName, String yName, List<Bar> bars) {
  /**
   * The bar of a group.
   *
   * @param label label below the bar
   * @param value height of the bar; NaN for an empty group, which has no bar
   * @param remark text above the bar, such as the size of the group
   */
  public record Bar(String label, double value, String remark) {
    /** Returns a bar for the mean of the values, with their number as remark. */
    public static Bar mean(String label, double[] values) {
      double mean = Arrays.stream(values).average().orElse(Double.NaN);
      return new Bar(label, mean, "n " + values.length);
    }
  }

  /** Copies the bars. */
  public BarChart {
    bars = List.copyOf(bars);
  }

  /** Draws the chart. */
  public Drawing draw() {
    Frame frame = Frame.fromZero(title, yName, bars.stream().mapToDouble(Bar::value).toArray());
    Drawing svg = frame.svg();
    double step = (frame.right() - frame.left()) / Math.max(1, bars.size());
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double middle = frame.left() + (i + 0.5) * step;
      svg.text(middle, frame.bottom() + 16, bar.label(), Drawing.Anchor.MIDDLE, Style.MUTED);
      if (Double.isFinite(bar.value())) {
        double y = frame.y().at(bar.value());
        String hint = "%s: %s (%s)".formatted(bar.label(), Scale.label(bar.value()), bar.remark());
        svg.rect(
            middle - step * 0.36, y, step * 0.72, Math.max(0, frame.bottom() - y), Style.F1, hint);
        svg.text(middle, y - 4, bar.remark(), Drawing.Anchor.MIDDLE, Style.SMALL);
      }
    }
    svg.text(
        (frame.left() + frame.right()) / 2,
        Frame.HEIGHT - 8,
        xName,
        Drawing.Anchor.MIDDLE,
        Style.MUTED);
    return svg;
  }
}
