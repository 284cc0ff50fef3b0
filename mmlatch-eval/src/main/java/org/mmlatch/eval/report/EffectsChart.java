package org.mmlatch.eval.report;

import java.util.List;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.IntervalChart;

/** A chart of the differences between systems and their baselines. */
public final class EffectsChart {
  private EffectsChart() {}

  /**
   * Draws differences with their intervals over segments; systems without a common seed are left
   * out.
   *
   * @param baseline name of the baseline, for the title
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
