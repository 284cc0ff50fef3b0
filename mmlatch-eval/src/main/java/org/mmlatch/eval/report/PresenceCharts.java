package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import org.mmlatch.eval.Counts;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.chart.ConfusionChart;
import org.mmlatch.eval.chart.Drawing;

/** Charts for labels: decisions against targets, curves per label, and calibration. */
final class PresenceCharts {
  private PresenceCharts() {}

  static List<Drawing> of(Outcomes outcomes, TaskDescription task) {
    List<LabelScores> scores = LabelScores.ofLabels(outcomes, task.outputs());
    List<Drawing> charts = new ArrayList<>();
    charts.add(decisions(outcomes, task.labels()));
    charts.addAll(LabelCurves.charts(scores, ""));
    charts.add(
        LabelCurves.calibration(
            "Calibration",
            LabelCurves.shown(scores).stream().map(LabelScores::name).toList(),
            LabelCurves.shown(scores).stream().map(LabelScores::calibration).toList()));
    return charts;
  }

  private static Drawing decisions(Outcomes outcomes, List<Label> labels) {
    List<String> rows = new ArrayList<>();
    labels.forEach(label -> rows.addAll(List.of(label.name(), "not " + label.name())));
    return new ConfusionChart(
            "Decisions", rows, List.of("present", "absent"), counts(outcomes, labels))
        .draw();
  }

  /**
   * Returns two rows of counts per label: segments in which it is present, and in which it is
   * absent.
   */
  static List<List<Integer>> counts(Outcomes outcomes, List<Label> labels) {
    List<List<Integer>> rows = new ArrayList<>();
    for (int k = 0; k < labels.size(); k++) {
      int label = k;
      double threshold = labels.get(k).threshold();
      rows.addAll(
          Counts.of(
              outcomes.segments(),
              2,
              2,
              i -> outcomes.target(i, label) > 0 ? 0 : 1,
              i -> outcomes.prediction(i, label) > threshold ? 0 : 1));
    }
    return rows;
  }
}
