package org.mmlatch.cli.common;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that only has subcommands. Called without one it prints its help on standard error and
 * exits with {@link ExitCode#USAGE}.
 */
public class CommandWithSubcommands implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public final Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    spec.commandLine().usage(err);
    err.flush();
    return ExitCode.USAGE.status();
  }
}
