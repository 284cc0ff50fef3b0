package org.mmlatch.cli.sweep;

import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
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
public final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.status();
  }
}
