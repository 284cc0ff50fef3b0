package org.mmlatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mmlatch.benchmark.PredictionBenchmark;
import org.mmlatch.benchmark.PredictionBenchmark.Batches;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Table;
import org.mmlatch.settings.Settings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code mmlatch benchmark evaluate} and {@code predict} have in common. */
abstract class BenchmarkPredictions implements Callable<Integer> {
  @Mixin private TrainingOptions options;
  @Mixin private Output output;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "train, valid or test (default: test).")
  private SplitName split = SplitName.TEST;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often the split is predicted (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  private final Batches batches;

  BenchmarkPredictions(Batches batches) {
    this.batches = batches;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings();
    Devices.prepare(settings);
    PredictionBenchmark result =
        PredictionBenchmark.run(
            settings, Corpus.open(settings.data().corpus()), split, batches, Math.max(1, rounds));
    output.print(() -> table(result), result::toJson);
    return ExitCode.DONE.status();
  }

  private static Table table(PredictionBenchmark result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("segments/s", "%.1f", result.segmentsPerSecond()));
    rows.add(row("batches", "%.0f", result.batches()));
    rows.add(row("a batch, ms, median", "%.2f", result.medianMillis()));
    rows.add(row("a batch, ms, 95th percentile", "%.2f", result.slowestMillis()));
    rows.add(row("padding, %", "%.1f", 100 * result.paddingShare()));
    rows.add(row("GFLOP a batch", "%.3f", result.gigaflops()));
    rows.add(row("GFLOP/s", "%.1f", result.gigaflops() * result.batches() / result.seconds()));
    rows.add(row("its products by themselves, ms", "%.2f", result.floorMillis()));
    rows.add(row("a batch, times its products", "%.2f", result.timesTheFloor()));
    rows.add(row("resident, MB", "%.0f", result.memory().residentBytes() / 1e6));
    rows.add(row("peak, MB", "%.0f", result.memory().peakBytes() / 1e6));
    return new Table(List.of(Table.Column.left("Figure"), Table.Column.right("Value")), rows);
  }

  private static List<String> row(String what, String format, double value) {
    return List.of(what, String.format(Locale.ROOT, format, value));
  }
}
