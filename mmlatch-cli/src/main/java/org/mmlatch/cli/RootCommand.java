package org.mmlatch.cli;

import org.mmlatch.cli.common.CommandWithSubcommands;
import org.mmlatch.run.BuildInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code mmlatch} itself. */
@Command(
    name = "mmlatch",
    description = "Multimodal sentiment models with top-down feedback.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = RootCommand.Version.class,
    footer = {
      "",
      "Examples:",
      "  mmlatch train                 # on the sample corpus, in a minute",
      "  mmlatch data import mosi_data.pkl --out corpora/mosi",
      "  mmlatch train --corpus corpora/mosi --run runs/mosi",
      "  mmlatch report runs/mosi --out report.html",
      "  mmlatch predict runs/mosi --corpus new.pkl --out predictions.csv",
      "",
      "Help on a command: mmlatch COMMAND --help"
    })
@SuppressWarnings("UnusedVariable") // picocli handles the help options itself
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
      description = "Show the versions of MMLatch, DJL, PyTorch and Java and exit.")
  private boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results, warnings and errors only, no progress.")
  private boolean quiet;

  boolean quiet() {
    return quiet;
  }

  boolean debug() {
    return debug;
  }

  /** The output of {@code --version}: MMLatch, DJL, PyTorch and Java. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "MMLatch " + BuildInfo.version(),
        "DJL " + BuildInfo.property("djl"),
        "PyTorch " + BuildInfo.property("pytorch") + " (" + BuildInfo.property("native") + ")",
        "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
      };
    }
  }
}
