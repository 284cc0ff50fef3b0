package org.mmlatch.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code mmlatch completion}. */
@Command(
    name = "completion",
    description = {
      "Print a shell script that makes bash or zsh complete commands and options.",
      "",
      "Source it in the current shell, or add the example's line to ~/.bashrc or ~/.zshrc to have "
          + "it in every shell."
    },
    footer = {"", "Example:", "  source <(mmlatch completion)"})
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine all = Main.commandLine();
    showValues(all.getCommandSpec());
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(all.getCommandName(), all));
    out.flush();
    return ExitCode.DONE.status();
  }

  /**
   * Replaces options so that the generated script completes their values: file names also for
   * options of type {@code Optional<Path>} or {@code List<Path>}, and enum constants in lower case.
   */
  private static void showValues(CommandSpec command) {
    for (OptionSpec option : List.copyOf(command.options())) {
      boolean wraps = option.type() == Optional.class || option.type() == List.class;
      Class<?> type = wraps ? option.auxiliaryTypes()[0] : option.type();
      OptionSpec.Builder shown =
          OptionSpec.builder(option.names()).paramLabel(option.paramLabel()).arity("1").type(type);
      if (type.isEnum()) {
        command.remove(option);
        command.addOption(shown.completionCandidates(choices(type)).build());
      } else if (type == Path.class) {
        command.remove(option);
        command.addOption(shown.build());
      }
    }
    command.subcommands().values().forEach(sub -> showValues(sub.getCommandSpec()));
  }

  private static List<String> choices(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
        .toList();
  }
}
