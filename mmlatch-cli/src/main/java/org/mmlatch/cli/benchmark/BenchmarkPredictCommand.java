package org.mmlatch.cli.benchmark;

import org.mmlatch.benchmark.PredictionBenchmark.Call;
import picocli.CommandLine.Command;

/** {@code mmlatch benchmark predict}. */
@Command(
    name = "predict",
    description = {
      "Measure the prediction of one segment at a time. Saves nothing.",
      BenchmarkCommand.FLOOR
    },
    footer = {"", "Example:", "  mmlatch benchmark predict --corpus corpora/sample -Dthreads=1"})
final class BenchmarkPredictCommand extends BenchmarkPredictions {
  BenchmarkPredictCommand() {
    super(Call.SEGMENT);
  }
}
