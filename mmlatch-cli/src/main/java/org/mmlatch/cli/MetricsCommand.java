package org.mmlatch.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Log;
import org.mmlatch.cli.common.Output;
import org.mmlatch.eval.Columns;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch metrics}. */
@Command(
    name = "metrics",
    description = {
      "Calculate all metrics from a CSV file of predictions, made by any program.",
      "",
      "The columns decide the task: target and prediction are a regression, target:NAME and "
          + "logit:NAME a multi-label task, target and logit:NAME a classification. A file in a "
          + "run's folder is evaluated with the run's task."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch metrics runs/mmlatch-0/predictions-test.csv",
      "  mmlatch metrics theirs.csv --prediction y_hat --target y --json",
      "  mmlatch metrics humour.csv --task binary --threshold 0.4",
      "  mmlatch metrics sims.csv --convention sims"
    })
final class MetricsCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private TaskOptions task;

  @Parameters(paramLabel = "FILE", description = "A CSV file with a header line.")
  private Path file;

  @Option(
      names = "--prediction",
      paramLabel = "COLUMN",
      description =
          "Column of the predictions (default: a usual name, such as prediction, pred or y_pred).")
  private Optional<String> prediction = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description =
          "Column of the true values (default: a usual name, such as target, label or y_true).")
  private Optional<String> target = Optional.empty();

  @Override
  public Integer call() {
    Columns usual = Columns.usual();
    Columns columns = new Columns(usual.id(), target, prediction);
    Predictions predictions = Predictions.read(file, columns);
    TaskDescription judged = task.of(file, predictions);
    DoubtfulPredictions.of(file, predictions, judged).forEach(Log.of(MetricsCommand.class)::warn);
    Metrics metrics = predictions.metrics(judged.metrics());
    output.print(() -> MetricsTable.of(metrics), () -> judged.toJson(metrics));
    return ExitCode.DONE.status();
  }
}
