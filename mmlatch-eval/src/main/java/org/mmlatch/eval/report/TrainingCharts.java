package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.chart.CurvesChart;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.LineChart;

/** Charts of the training history. */
final class TrainingCharts {
  private TrainingCharts() {}

  /** Returns the charts of one run: losses, the encoder's own loss terms, and learning rate. */
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
                lossName(run),
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

  /** Returns the loss terms that every epoch has. */
  private static List<LineChart.Series> terms(RunView run) {
    return run.history().get(0).terms().keySet().stream()
        .filter(name -> run.history().stream().allMatch(e -> e.terms().containsKey(name)))
        .map(name -> series(run, name, epoch -> epoch.terms().get(name)))
        .toList();
  }

  /**
   * Returns the learning curves of several runs in common charts, each with its best epoch marked.
   */
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

  /** Returns the name of a run's loss, according to its settings and task. */
  private static String lossName(RunView run) {
    return switch (run.settings().getOrDefault("train.loss", "auto")) {
      case "mae" -> TaskDescription.Type.REGRESSION.lossName();
      case "mse" -> "mean squared error";
      case "bce" -> TaskDescription.Type.BINARY.lossName();
      case "cross-entropy" -> TaskDescription.Type.CLASSIFICATION.lossName();
      default -> run.counting().map(result -> result.task().task().lossName()).orElse("loss");
    };
  }
}
