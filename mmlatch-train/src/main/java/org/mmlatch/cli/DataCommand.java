package org.mmlatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mmlatch data}, which only has subcommands. */
@Command(
    name = "data",
    description = "Make, import, look at and export corpora.",
    subcommands = {
      DataSampleCommand.class,
      DataImportCommand.class,
      DataInspectCommand.class,
      DataExportCommand.class
    },
    synopsisSubcommandLabel = "COMMAND")
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.status();
  }
}
