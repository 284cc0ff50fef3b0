package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.chart.Drawing;

/** The pictures of where predictions are right and wrong, by the task that they are of. */
final class PredictionCharts {
  private PredictionCharts() {}

  /**
   * Returns the pictures.
   *
   * @param lengths of segments in steps, by id, as far as they are known
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
