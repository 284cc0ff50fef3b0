package org.mmlatch.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.eval.Columns;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.SentimentMetrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch metrics}. */
@Command(
    name = "metrics",
    description = "Calculate all metrics from a CSV file of predictions, whoever made them.",
    footer = {
      "",
      "Examples:",
      "  mmlatch metrics runs/mmlatch-0/predictions-test.csv",
      "  mmlatch metrics theirs.csv --prediction y_hat --target y --json"
    })
final class MetricsCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "A CSV file with a header.")
  private Path file;

  @Option(
      names = "--prediction",
      paramLabel = "COLUMN",
      description = "Column of the predictions (default: prediction, else pred).")
  private Optional<String> prediction = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "Column of the true values (default: target, else label).")
  private Optional<String> target = Optional.empty();

  @Override
  public Integer call() {
    Columns usual = Columns.usual();
    Columns columns = new Columns(usual.id(), target, prediction);
    Metrics metrics = Predictions.read(file, columns).metrics(SentimentMetrics.CATALOGUE);
    output.print(() -> MetricsTable.of(metrics), metrics::toJson);
    return ExitCode.DONE.status();
  }
}
