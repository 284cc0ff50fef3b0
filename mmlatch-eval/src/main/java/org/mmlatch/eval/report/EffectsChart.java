package org.mmlatch.eval.report;

import java.util.List;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.IntervalChart;

/** The picture of how systems differ from what each is compared with. */
public final class EffectsChart {
  private EffectsChart() {}

  /**
   * Draws differences and their intervals over segments; those without a seed in common are left
   * out.
   *
   * @param baseline what they are compared with, in words
   */
  public static Drawing of(String baseline, Metric metric, List<SystemDifference> differences) {
    List<IntervalChart.Effect> effects =
        differences.stream()
            .flatMap(
                d ->
                    d.overSegments().stream()
                        .map(
                            over ->
                                new IntervalChart.Effect(
                                    d.name(), over.mean(), over.low(), over.high())))
            .toList();
    String axis = "difference in %s, 95 %% over segments".formatted(metric.label());
    return new IntervalChart("Compared with " + baseline, axis, effects).draw();
  }
}
