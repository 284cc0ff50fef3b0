package org.mmlatch.eval.report;

import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.eval.Counts;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.TargetClasses;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.chart.BarChart;
import org.mmlatch.eval.chart.ConfusionChart;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.ScatterChart;

/** Charts for regression: scatter plot, confusion matrix of classes, and error by label. */
final class RegressionCharts {
  private static final List<String> NUMBERS =
      List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven");

  private RegressionCharts() {}

  static List<Drawing> of(Outcomes outcomes, TaskDescription task) {
    TargetClasses classes = TargetClasses.of(task);
    return List.of(
        ScatterChart.draw(
            "Predicted against true",
            "true",
            outcomes.targets(0),
            "predicted",
            outcomes.predictions(0)),
        new ConfusionChart(
                "The " + NUMBERS.get(classes.size() - 2) + " classes",
                classes.names(),
                confusion(outcomes, classes))
            .draw(),
        byLabel(outcomes, task, classes));
  }

  /** Returns the number of segments by true class (rows) and predicted class (columns). */
  static List<List<Integer>> confusion(Outcomes outcomes, TargetClasses classes) {
    return Counts.of(
        outcomes.segments(),
        classes.size(),
        classes.size(),
        i -> classes.of(outcomes.target(i, 0)),
        i -> classes.of(outcomes.prediction(i, 0)));
  }

  private static Drawing byLabel(Outcomes outcomes, TaskDescription task, TargetClasses classes) {
    SegmentErrors errors = SegmentErrors.of(outcomes, task);
    List<BarChart.Bar> bars =
        IntStream.range(0, classes.size())
            .mapToObj(
                c ->
                    BarChart.Bar.mean(
                        classes.names().get(c),
                        IntStream.range(0, outcomes.segments())
                            .filter(i -> classes.of(outcomes.target(i, 0)) == c)
                            .mapToDouble(i -> errors.of(i))
                            .toArray()))
            .toList();
    return new BarChart("Error by label", "true class", errors.name(), bars).draw();
  }
}
