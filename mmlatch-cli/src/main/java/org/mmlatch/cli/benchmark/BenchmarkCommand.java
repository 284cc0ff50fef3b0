package org.mmlatch.cli.benchmark;

import org.mmlatch.cli.common.CommandWithSubcommands;
import picocli.CommandLine.Command;

/** {@code mmlatch benchmark}. */
@Command(
    name = "benchmark",
    description = "Measure how fast this machine is, and where the time goes.",
    subcommands = {
      BenchmarkTrainCommand.class,
      BenchmarkEvaluateCommand.class,
      BenchmarkPredictCommand.class
    },
    synopsisSubcommandLabel = "WHAT")
public final class BenchmarkCommand extends CommandWithSubcommands {}
