package org.mmlatch.cli.benchmark;

import org.mmlatch.benchmark.PredictionBenchmark.Call;
import picocli.CommandLine.Command;

/** {@code mmlatch benchmark predict}. */
@Command(
    name = "predict",
    description = "Measure predictions for one segment at a time. Nothing is saved.",
    footer = {"", "Example:", "  mmlatch benchmark predict --corpus corpora/sample -Dthreads=1"})
final class BenchmarkPredictCommand extends BenchmarkPredictions {
  BenchmarkPredictCommand() {
    super(Call.SEGMENT);
  }
}
