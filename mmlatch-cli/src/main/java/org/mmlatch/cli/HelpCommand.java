package org.mmlatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mmlatch help}, an alternative to {@code --help}. */
@Command(
    name = "help",
    description = "Show the help of a command, for example: mmlatch help data import.")
final class HelpCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command and its subcommand, if any (default: the program itself).")
  private List<String> names = new ArrayList<>();

  @Override
  public Integer call() {
    CommandLine command = spec.root().commandLine();
    for (String name : names) {
      CommandLine inner = command.getSubcommands().get(name);
      if (inner == null) {
        throw new SettingsException(
            "there is no command '%s' in %s; its commands: %s"
                .formatted(
                    name,
                    command.getCommandSpec().qualifiedName(),
                    command.getSubcommands().isEmpty()
                        ? "none"
                        : String.join(", ", command.getSubcommands().keySet())));
      }
      command = inner;
    }
    command.usage(spec.commandLine().getOut());
    return ExitCode.DONE.status();
  }
}
