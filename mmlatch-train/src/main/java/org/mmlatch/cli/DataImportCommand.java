package org.mmlatch.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mmlatch data import}, a command per source format. */
@Command(
    name = "import",
    description = "Make a corpus from published files.",
    subcommands = DataImportCsdCommand.class,
    synopsisSubcommandLabel = "FORMAT")
final class DataImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.status();
  }
}
