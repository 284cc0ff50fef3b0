package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.SevenClasses;
import org.mmlatch.eval.chart.BarChart;
import org.mmlatch.eval.chart.ConfusionChart;
import org.mmlatch.eval.chart.CurvesChart;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.LineChart;
import org.mmlatch.eval.chart.ScatterChart;

/** The pictures of one run. */
final class RunCharts {
  private static final int[] LENGTHS = {5, 10, 15, 20, 30, 50};

  private RunCharts() {}

  /** Returns how the training went: losses, terms of an encoder's own, and learning rate. */
  static List<Drawing> training(RunView run) {
    if (run.history().isEmpty()) {
      return List.of();
    }
    List<Double> epochs = run.history().stream().map(epoch -> (double) epoch.number()).toList();
    OptionalDouble best =
        run.bestEpoch() > 0 ? OptionalDouble.of(run.bestEpoch()) : OptionalDouble.empty();
    String bestName = "best: epoch " + run.bestEpoch();
    List<Drawing> charts = new ArrayList<>();
    charts.add(
        new LineChart(
                "Learning curves",
                "epoch",
                "mean absolute error",
                epochs,
                List.of(
                    series(run, "train", RunView.Epoch::trainLoss),
                    series(run, "valid", RunView.Epoch::validLoss)),
                best,
                bestName)
            .draw());
    List<LineChart.Series> terms = terms(run);
    if (!terms.isEmpty()) {
      charts.add(
          new LineChart(
                  "Terms of the loss",
                  "epoch",
                  "training, without weights",
                  epochs,
                  terms,
                  best,
                  "")
              .draw());
    }
    charts.add(
        new LineChart(
                "Learning rate",
                "epoch",
                "learning rate",
                epochs,
                List.of(series(run, "rate", RunView.Epoch::learningRate)),
                best,
                "")
            .draw());
    return charts;
  }

  /** Returns the terms that every epoch has. */
  private static List<LineChart.Series> terms(RunView run) {
    return run.history().get(0).terms().keySet().stream()
        .filter(name -> run.history().stream().allMatch(e -> e.terms().containsKey(name)))
        .map(name -> series(run, name, epoch -> epoch.terms().get(name)))
        .toList();
  }

  /** Returns the learning curves of several runs over each other, each with its best epoch. */
  static List<Drawing> curves(List<RunView> runs, Function<RunView, String> kind) {
    List<RunView> begun = runs.stream().filter(run -> !run.history().isEmpty()).toList();
    if (begun.isEmpty()) {
      return List.of();
    }
    return List.of(
        curves("Validation", "validation loss", begun, kind, RunView.Epoch::validLoss),
        curves("Training", "training loss", begun, kind, RunView.Epoch::trainLoss));
  }

  private static Drawing curves(
      String title,
      String name,
      List<RunView> runs,
      Function<RunView, String> kind,
      ToDoubleFunction<RunView.Epoch> value) {
    List<CurvesChart.Curve> curves =
        runs.stream()
            .map(
                run ->
                    new CurvesChart.Curve(
                        run.name(),
                        kind.apply(run),
                        run.history().stream().map(epoch -> (double) epoch.number()).toList(),
                        run.history().stream().map(value::applyAsDouble).toList(),
                        run.bestEpoch() > 0
                            ? OptionalInt.of(run.bestEpoch() - 1)
                            : OptionalInt.empty()))
            .toList();
    return new CurvesChart(title, "epoch", name, curves).draw();
  }

  private static LineChart.Series series(
      RunView run, String name, ToDoubleFunction<RunView.Epoch> value) {
    return new LineChart.Series(name, run.history().stream().map(value::applyAsDouble).toList());
  }

  /** Returns where the predictions for a split are right and wrong. */
  static List<Drawing> predictions(Predictions predictions, Map<String, Integer> lengths) {
    List<Predictions.Row> rows = predictions.rows();
    List<Drawing> charts = new ArrayList<>();
    charts.add(
        ScatterChart.draw(
            "Predicted against true",
            "true",
            rows.stream().mapToDouble(Predictions.Row::target).toArray(),
            "predicted",
            rows.stream().mapToDouble(Predictions.Row::prediction).toArray()));
    charts.add(
        ConfusionChart.draw(
            "The seven classes",
            SevenClasses.all().mapToObj(RunCharts::signed).toList(),
            confusion(rows)));
    charts.add(byLabel(rows));
    if (!lengths.isEmpty()) {
      charts.add(byLength(rows, lengths));
    }
    return charts;
  }

  /** Returns counts by true class (row) and predicted class (column). */
  static int[][] confusion(List<Predictions.Row> rows) {
    int classes = SevenClasses.HIGHEST - SevenClasses.LOWEST + 1;
    int[][] counts = new int[classes][classes];
    for (Predictions.Row row : rows) {
      int target = SevenClasses.of(row.target()) - SevenClasses.LOWEST;
      counts[target][SevenClasses.of(row.prediction()) - SevenClasses.LOWEST]++;
    }
    return counts;
  }

  private static Drawing byLabel(List<Predictions.Row> rows) {
    List<BarChart.Bar> bars =
        SevenClasses.all()
            .mapToObj(
                c ->
                    bar(
                        signed(c),
                        rows.stream().filter(r -> SevenClasses.of(r.target()) == c).toList()))
            .toList();
    return new BarChart("Error by label", "true class", "mean absolute error", bars).draw();
  }

  private static Drawing byLength(List<Predictions.Row> rows, Map<String, Integer> lengths) {
    List<BarChart.Bar> bars = new ArrayList<>();
    int from = 1;
    for (int i = 0; i <= LENGTHS.length; i++) {
      int least = from;
      int most = i < LENGTHS.length ? LENGTHS[i] : Integer.MAX_VALUE;
      String label = i < LENGTHS.length ? least + "–" + most : least + "+";
      bars.add(
          bar(
              label,
              rows.stream()
                  .filter(
                      row -> {
                        int length = lengths.getOrDefault(row.id(), 0);
                        return length >= least && length <= most;
                      })
                  .toList()));
      from = most + 1;
    }
    return new BarChart("Error by length", "steps (words)", "mean absolute error", bars).draw();
  }

  private static BarChart.Bar bar(String label, List<Predictions.Row> rows) {
    double error =
        rows.stream()
            .mapToDouble(row -> Math.abs((double) row.prediction() - row.target()))
            .average()
            .orElse(Double.NaN);
    return new BarChart.Bar(label, error, "n " + rows.size());
  }

  private static String signed(int sentiment) {
    return sentiment > 0 ? "+" + sentiment : Integer.toString(sentiment);
  }
}
