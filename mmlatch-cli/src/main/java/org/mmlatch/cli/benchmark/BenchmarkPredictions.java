package org.mmlatch.cli.benchmark;

import java.util.concurrent.Callable;
import org.mmlatch.benchmark.PredictionBenchmark;
import org.mmlatch.benchmark.PredictionBenchmark.Call;
import org.mmlatch.cli.common.AtLeast;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.SplitChoice;
import org.mmlatch.cli.common.TrainingOptions;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Table;
import org.mmlatch.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The common base of {@code mmlatch benchmark evaluate} and {@code mmlatch benchmark predict}. */
abstract class BenchmarkPredictions implements Callable<Integer> {
  @Mixin private TrainingOptions options;
  @Mixin private Output output;
  @Mixin private SplitChoice split;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Number of times to predict the split (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  private final Call call;

  BenchmarkPredictions(Call call) {
    this.call = call;
  }

  @Override
  public Integer call() {
    AtLeast.require(1, "--rounds", rounds);
    Settings settings = options.settings();
    Devices.prepare(settings);
    PredictionBenchmark result =
        PredictionBenchmark.run(
            settings, Corpus.open(settings.data().corpus()), split.name(), call, rounds);
    output.print(() -> table(result), result::toJson);
    return ExitCode.DONE.status();
  }

  private static Table table(PredictionBenchmark result) {
    SpeedTable table = new SpeedTable();
    table.addSegmentsPerSecond(result.speed());
    table.add("calls", "%d", result.calls());
    table.add("a call, ms, median", "%.2f", result.medianMillis());
    table.add("a call, ms, 95th percentile", "%.2f", result.slowestMillis());
    table.addNeeds(result.speed(), "a segment", result.speed().segments());
    return table.table();
  }
}
