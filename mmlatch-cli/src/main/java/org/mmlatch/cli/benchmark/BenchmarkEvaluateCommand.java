package org.mmlatch.cli.benchmark;

import org.mmlatch.benchmark.PredictionBenchmark.Call;
import picocli.CommandLine.Command;

/** {@code mmlatch benchmark evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Measure the prediction of a whole split, in batches. Saves nothing.",
      BenchmarkCommand.FLOOR
    },
    footer = {"", "Example:", "  mmlatch benchmark evaluate --corpus corpora/sample -Dthreads=2"})
final class BenchmarkEvaluateCommand extends BenchmarkPredictions {
  BenchmarkEvaluateCommand() {
    super(Call.SPLIT);
  }
}
