package org.mmlatch.cli.benchmark;

import org.mmlatch.cli.common.CommandWithSubcommands;
import picocli.CommandLine.Command;

/** {@code mmlatch benchmark}. */
@Command(
    name = "benchmark",
    description = "Measure the speed of training and prediction on this machine.",
    subcommands = {
      BenchmarkTrainCommand.class,
      BenchmarkEvaluateCommand.class,
      BenchmarkPredictCommand.class
    },
    synopsisSubcommandLabel = "WHAT")
public final class BenchmarkCommand extends CommandWithSubcommands {
  /** Says what the results call the floor. */
  static final String FLOOR =
      "The floor is the time of the matrix products alone, at the rates measured on this machine.";
}
