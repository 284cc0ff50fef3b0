package org.mmlatch.cli.run;

import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mmlatch weights}, which only has subcommands. */
@Command(
    name = "weights",
    description = "Export weights to Python, or import weights from Python.",
    subcommands = {WeightsExportCommand.class, WeightsImportCommand.class},
    synopsisSubcommandLabel = "COMMAND")
public final class WeightsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.status();
  }
}
