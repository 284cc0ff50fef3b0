package org.mmlatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mmlatch sweep}, which only has subcommands. */
@Command(
    name = "sweep",
    description = "Plan, run and compare many trainings.",
    subcommands = {
      SweepPlanCommand.class,
      SweepRunCommand.class,
      SweepStatusCommand.class,
      SweepResultsCommand.class,
      SweepSlurmCommand.class,
      SweepKubernetesCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.status();
  }
}
