package org.mmlatch.cli.benchmark;

import java.util.concurrent.Callable;
import org.mmlatch.benchmark.TrainingBenchmark;
import org.mmlatch.cli.common.AtLeast;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.TrainingOptions;
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
    description = {
      "Measure training steps: speed, time by part, padding, memory. Saves nothing.",
      BenchmarkCommand.FLOOR
    },
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
      description = "Training steps to measure (default: ${DEFAULT-VALUE}).")
  private int steps = 30;

  @Option(
      names = "--over-epochs",
      paramLabel = "N",
      description =
          "Epochs to take the batches from (default: ${DEFAULT-VALUE}). On a GPU, a batch shape "
              + "reaches full speed at its third use.")
  private int epochs = 1;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "Training steps before the measurement (default: ${DEFAULT-VALUE}).")
  private int warmUp = 5;

  @Override
  public Integer call() {
    AtLeast.require(1, "--steps", steps);
    AtLeast.require(1, "--over-epochs", epochs);
    AtLeast.require(0, "--warm-up", warmUp);
    Settings settings = options.settings();
    Devices.prepare(settings);
    TrainingBenchmark result =
        TrainingBenchmark.run(
            settings, Corpus.open(settings.data().corpus()), epochs, warmUp, steps);
    output.print(() -> table(result), result::toJson);
    return ExitCode.DONE.status();
  }

  private static Table table(TrainingBenchmark result) {
    SpeedTable table = new SpeedTable();
    table.addSegmentsPerSecond(result.speed());
    table.add("steps/s", "%.2f", 1000 / result.stepMillis());
    table.add("a step, ms", "%.1f", result.stepMillis());
    result
        .millis()
        .forEach(
            (part, ms) ->
                table.add(
                    "  " + part.label(), "%.1f (%.0f %%)", ms, 100 * ms / result.stepMillis()));
    table.addNeeds(result.speed(), "a step", result.steps());
    return table.table();
  }
}
