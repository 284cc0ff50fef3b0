package org.mmlatch.cli.benchmark;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.benchmark.TrainingBenchmark;
import org.mmlatch.cli.common.AtLeast;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.OutFile;
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

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = {
        "Then record three more steps with PyTorch's profiler: print what its operators cost, and "
            + "write the recording to FILE (.json) for Perfetto or chrome://tracing. Recording "
            + "takes time of its own. Needs -Dworkers=1."
      })
  private Optional<Path> trace = Optional.empty();

  @Override
  public Integer call() {
    AtLeast.require(1, "--steps", steps);
    AtLeast.require(1, "--over-epochs", epochs);
    AtLeast.require(0, "--warm-up", warmUp);
    trace.ifPresent(file -> OutFile.require("--trace", file, List.of(".json")));
    Settings settings = options.settings();
    Devices.prepare(settings);
    TrainingBenchmark result =
        TrainingBenchmark.run(
            settings,
            Corpus.open(settings.data().corpus()),
            epochs,
            warmUp,
            steps,
            trace.isPresent());
    result
        .operators()
        .map(costs -> costs.trace().getBytes(StandardCharsets.UTF_8))
        .ifPresent(bytes -> OutFile.write(trace.orElseThrow(), bytes));
    output.printText(() -> text(result), result::toJson);
    return ExitCode.DONE.status();
  }

  private static String text(TrainingBenchmark result) {
    String speed = Output.text(table(result));
    return result
        .operators()
        .map(costs -> speed + "\n" + Output.text(OperatorTable.of(costs)))
        .orElse(speed);
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
