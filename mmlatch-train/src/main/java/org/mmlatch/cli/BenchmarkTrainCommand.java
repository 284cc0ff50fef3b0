package org.mmlatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.mmlatch.benchmark.TrainingBenchmark;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Table;
import org.mmlatch.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch benchmark train}. */
@Command(
    name = "train",
    description = "Measure training steps: speed, parts, padding, memory. Nothing is saved.",
    footer = {
      "",
      "Example:",
      "  mmlatch benchmark train --corpus corpora/sample --steps 30 -Dthreads=2"
    })
final class BenchmarkTrainCommand implements Callable<Integer> {
  @Mixin private TrainingOptions options;
  @Mixin private Output output;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Updates to measure (default: ${DEFAULT-VALUE}).")
  private int steps = 30;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Updates before (default: ${DEFAULT-VALUE}).")
  private int warmUp = 5;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    Devices.prepare(settings);
    TrainingBenchmark result =
        TrainingBenchmark.run(settings, Corpus.open(settings.data().corpus()), warmUp, steps);
    output.print(() -> table(result), result::toJson);
    return ExitCode.DONE.status();
  }

  private static Table table(TrainingBenchmark result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("segments/s", "%.1f", result.segmentsPerSecond()));
    rows.add(row("steps/s", "%.2f", result.steps() / result.seconds()));
    double step = 1000 * result.seconds() / result.steps();
    rows.add(row("a step, ms", "%.1f", step));
    result
        .millis()
        .forEach(
            (part, ms) ->
                rows.add(
                    List.of(
                        "  " + part.label(),
                        String.format(Locale.ROOT, "%.1f (%.0f %%)", ms, 100 * ms / step))));
    rows.add(row("padding, %", "%.1f", 100 * result.paddingShare()));
    rows.add(row("GFLOP a step", "%.2f", result.gigaflops()));
    rows.add(row("GFLOP/s", "%.1f", result.gigaflops() * result.steps() / result.seconds()));
    rows.add(row("its products by themselves, ms", "%.1f", result.floorMillis()));
    rows.add(row("a step, times its products", "%.2f", result.timesTheFloor()));
    rows.add(row("resident, MB", "%.0f", result.memory().residentBytes() / 1e6));
    rows.add(row("peak, MB", "%.0f", result.memory().peakBytes() / 1e6));
    return new Table(List.of(Table.Column.left("Figure"), Table.Column.right("Value")), rows);
  }

  private static List<String> row(String what, String format, double value) {
    return List.of(what, String.format(Locale.ROOT, format, value));
  }
}
