package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.chart.Drawing;

/** Charts of predictions, according to their task. */
final class PredictionCharts {
  private PredictionCharts() {}

  /**
   * Returns the charts.
   *
   * @param lengths known lengths of segments in steps, by id
   */
  static List<Drawing> of(RunView.SplitResult result, Map<String, Integer> lengths) {
    TaskDescription task = result.task();
    Predictions predictions = result.predictions();
    Outcomes outcomes = predictions.outcomes();
    List<Drawing> charts =
        new ArrayList<>(
            switch (task.type()) {
              case REGRESSION -> RegressionCharts.of(outcomes, task);
              case MULTILABEL, BINARY -> PresenceCharts.of(outcomes, task);
              case CLASSIFICATION -> ClassCharts.of(outcomes, task);
            });
    if (!lengths.isEmpty()) {
      charts.add(ErrorByLength.chart(predictions, SegmentErrors.of(outcomes, task), lengths));
    }
    return charts;
  }
}
