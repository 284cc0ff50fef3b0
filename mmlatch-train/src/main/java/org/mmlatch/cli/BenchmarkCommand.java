package org.mmlatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mmlatch benchmark}, which only has subcommands. */
@Command(
    name = "benchmark",
    description = "Measure how fast this machine is, and where the time goes.",
    subcommands = {
      BenchmarkTrainCommand.class,
      BenchmarkEvaluateCommand.class,
      BenchmarkPredictCommand.class
    },
    synopsisSubcommandLabel = "WHAT")
final class BenchmarkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.status();
  }
}
