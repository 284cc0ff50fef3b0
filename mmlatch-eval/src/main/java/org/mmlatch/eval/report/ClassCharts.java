package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.eval.Calibration;
import org.mmlatch.eval.Counts;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.chart.ConfusionChart;
import org.mmlatch.eval.chart.Drawing;

/** Charts for classification: confusion matrix, curves per class, and calibration. */
final class ClassCharts {
  private ClassCharts() {}

  static List<Drawing> of(Outcomes outcomes, TaskDescription task) {
    List<LabelScores> scores = LabelScores.ofClasses(outcomes, task.outputs());
    List<Drawing> charts = new ArrayList<>();
    charts.add(new ConfusionChart("Classes", task.outputs(), confusion(outcomes)).draw());
    charts.addAll(LabelCurves.charts(scores, ", one against the rest"));
    charts.add(
        LabelCurves.calibration(
            "Calibration of the class predicted",
            List.of("class predicted"),
            List.of(confidence(outcomes, scores))));
    return charts;
  }

  /** Returns the number of segments by true class (rows) and predicted class (columns). */
  static List<List<Integer>> confusion(Outcomes outcomes) {
    int classes = outcomes.outputs();
    return Counts.of(
        outcomes.segments(), classes, classes, i -> (int) outcomes.target(i, 0), outcomes::largest);
  }

  /** Returns the calibration of the predicted class's probability. */
  private static Calibration confidence(Outcomes outcomes, List<LabelScores> scores) {
    double[] probabilities = new double[outcomes.segments()];
    boolean[] right = new boolean[outcomes.segments()];
    IntStream.range(0, outcomes.segments())
        .forEach(
            i -> {
              LabelScores predicted = scores.get(outcomes.largest(i));
              probabilities[i] = predicted.probability(i);
              right[i] = predicted.isPresent(i);
            });
    return Calibration.of(probabilities, right);
  }
}
