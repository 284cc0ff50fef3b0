package org.mmlatch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code mmlatch} itself. */
@Command(
    name = "mmlatch",
    description = "Multimodal sentiment models with top-down feedback.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    footer = {"", "Help on a command: mmlatch COMMAND --help"})
@SuppressWarnings("UnusedVariable") // picocli acts on the help options by itself
final class RootCommand extends CommandWithSubcommands {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show what this installation is made of and exit.")
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  boolean debug() {
    return debug;
  }
}
