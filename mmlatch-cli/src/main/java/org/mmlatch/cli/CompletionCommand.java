package org.mmlatch.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mmlatch completion}. */
@Command(
    name = "completion",
    description = {
      "Print a script by which bash or zsh completes commands and options.",
      "",
      "It takes effect in the shell that reads it; in ~/.bashrc or ~/.zshrc, in every one."
    },
    footer = {"", "Example:", "  source <(mmlatch completion)"})
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
    out.flush();
    return ExitCode.DONE.status();
  }
}
