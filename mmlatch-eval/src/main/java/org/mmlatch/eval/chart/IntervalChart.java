package org.mmlatch.eval.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Effects with their intervals, stacked vertically, with a line at 0.
 *
 * @param title title
 * @param xName name of the horizontal axis
 * @param effects effects, from the top
 */
public record IntervalChart(String title, String xName, List<Effect> effects) {
  private static final double ROW = 20;
  private static final double TOP = 44;
  private static final double LETTER = 6.7; // approximate width of a letter
  private static final double PLOT_WIDTH = 300;
  private static final double MARGIN = 12;

  /**
   * An effect; one with a value that is not finite is labelled but not drawn.
   *
   * @param label label on the left
   * @param mean size of the effect
   * @param low lower end of its interval
   * @param high upper end of its interval
   */
  public record Effect(String label, double mean, double low, double high) {}

  /** Copies the effects. */
  public IntervalChart {
    effects = List.copyOf(effects);
  }

  /** Draws the chart. */
  public Drawing draw() {
    double left =
        MARGIN + LETTER * effects.stream().mapToInt(e -> e.label().length()).max().orElse(0);
    double right = left + PLOT_WIDTH;
    double bottom = TOP + ROW * effects.size();
    Drawing drawing = new Drawing(right + MARGIN, bottom + 44, title);
    double[] all =
        Stream.concat(
                Stream.of(0.0),
                effects.stream().flatMap(e -> Stream.of(e.low(), e.mean(), e.high())))
            .mapToDouble(value -> value)
            .toArray();
    Scale x = Scale.around(all, left, right);
    drawing.text(8, 18, title, Drawing.Anchor.START, Style.HEAD);
    for (double tick : x.ticks(5)) {
      drawing.line(x.at(tick), TOP - 8, x.at(tick), bottom, Style.RULE);
      drawing.text(x.at(tick), bottom + 16, Scale.label(tick), Drawing.Anchor.MIDDLE, Style.MUTED);
    }
    drawing.line(x.at(0), TOP - 8, x.at(0), bottom, Style.AXIS);
    for (int i = 0; i < effects.size(); i++) {
      draw(drawing, effects.get(i), x, TOP + ROW * (i + 0.4), left - 8);
    }
    return drawing.text((left + right) / 2, bottom + 36, xName, Drawing.Anchor.MIDDLE, Style.MUTED);
  }

  private static void draw(Drawing drawing, Effect effect, Scale x, double y, double labels) {
    drawing.text(labels, y + 4, effect.label(), Drawing.Anchor.END, Style.MUTED);
    boolean complete =
        DoubleStream.of(effect.low(), effect.mean(), effect.high()).allMatch(Double::isFinite);
    if (complete) {
      String hint =
          "%s: %s, %s to %s"
              .formatted(
                  effect.label(),
                  Scale.label(effect.mean()),
                  Scale.label(effect.low()),
                  Scale.label(effect.high()));
      drawing.line(x.at(effect.low()), y, x.at(effect.high()), y, Style.S1);
      drawing.dot(x.at(effect.mean()), y, 3.5, Style.F1, hint);
    }
  }
}
