package org.mmlatch.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.mmlatch.cli.benchmark.BenchmarkCommand;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Interruption;
import org.mmlatch.cli.common.PrivateFolders;
import org.mmlatch.cli.common.SplitNames;
import org.mmlatch.cli.common.Terminal;
import org.mmlatch.cli.data.DataCommand;
import org.mmlatch.cli.run.EvaluateCommand;
import org.mmlatch.cli.run.ExplainCommand;
import org.mmlatch.cli.run.MasksCommand;
import org.mmlatch.cli.run.PackageCommand;
import org.mmlatch.cli.run.PredictCommand;
import org.mmlatch.cli.run.ReportCommand;
import org.mmlatch.cli.run.ReproduceCommand;
import org.mmlatch.cli.run.RunsCommand;
import org.mmlatch.cli.run.SummaryCommand;
import org.mmlatch.cli.run.TrainCommand;
import org.mmlatch.cli.run.WeightsCommand;
import org.mmlatch.cli.sweep.SweepCommand;
import org.mmlatch.data.SplitName;
import org.mmlatch.run.RefusedException;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The program's entry point. */
public final class Main {
  /** All commands, by group. To add a command, add its class here. */
  private static final List<CommandGroup> COMMANDS =
      List.of(
          new CommandGroup("Data", List.of(DataCommand.class)),
          new CommandGroup("Training", List.of(TrainCommand.class, ReproduceCommand.class)),
          new CommandGroup(
              "Results",
              List.of(
                  RunsCommand.class,
                  EvaluateCommand.class,
                  PredictCommand.class,
                  MetricsCommand.class,
                  SummaryCommand.class,
                  ReportCommand.class,
                  MasksCommand.class,
                  ExplainCommand.class,
                  WeightsCommand.class,
                  PackageCommand.class)),
          new CommandGroup("Sweeps", List.of(SweepCommand.class)),
          new CommandGroup(
              "This installation",
              List.of(
                  HelpCommand.class,
                  DoctorCommand.class,
                  SettingsCommand.class,
                  CompletionCommand.class,
                  VerifyCommand.class,
                  BenchmarkCommand.class)));

  private Main() {}

  /** Runs a command and ends the process with its {@link ExitCode}. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // the user's language must not change digits or letter case
    Terminal.guard();
    System.setProperty("java.awt.headless", "true");
    Interruption.listen();
    int status = guarded(commandLineFor(arguments)).execute(arguments);
    System.exit(heard(status, Terminal.hasLost(), System.err));
  }

  /** Returns the status, but {@code FAILED} instead of {@code DONE} if output was lost. */
  static int heard(int status, boolean lost, PrintStream err) {
    if (!lost) {
      return status;
    }
    err.println(
        "error: the output is lost, at least in part: standard output is closed, or its disk is"
            + " full");
    return status == ExitCode.DONE.status() ? ExitCode.FAILED.status() : status;
  }

  /** Makes commands check the folder for native libraries before they can load any. */
  private static CommandLine guarded(CommandLine root) {
    CommandLine.IExecutionStrategy strategy = root.getExecutionStrategy();
    return root.setExecutionStrategy(
        parsed -> {
          try {
            PrivateFolders.require();
          } catch (RefusedException | UncheckedIOException failure) {
            return Failures.handle(failure, root);
          }
          return strategy.execute(parsed);
        });
  }

  private static void headCommandLists(CommandLine above) {
    for (CommandLine command : above.getSubcommands().values()) {
      command.getCommandSpec().usageMessage().commandListHeading("%nCommands%n");
      headCommandLists(command);
    }
  }

  /** Returns the command line with all commands, including their options. */
  static CommandLine commandLine() {
    return commandLine(COMMANDS);
  }

  /**
   * Returns a command line for executing the given arguments. Commands that they do not name can be
   * listed but not executed, which saves reading their options.
   */
  static CommandLine commandLineFor(String... arguments) {
    List<String> typed = List.of(arguments);
    boolean more = typed.stream().anyMatch(argument -> argument.startsWith("@")); // from a file
    return commandLine(COMMANDS, name -> more || typed.contains(name));
  }

  /** Returns a command line with the given commands, including their options. */
  public static CommandLine commandLine(List<CommandGroup> groups) {
    return commandLine(groups, name -> true);
  }

  private static CommandLine commandLine(List<CommandGroup> groups, Predicate<String> needed) {
    RootCommand rootCommand = new RootCommand();
    CommandLine root = new CommandLine(rootCommand);
    CommandGroup.addTo(root, groups, needed);
    headCommandLists(root);
    Failures failures = new Failures();
    return root.setHelpFactory(GroupedHelp::new)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF)) // Terminal escapes ANSI codes
        .setUsageHelpWidth(GroupedHelp.width())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setExecutionStrategy(
            parsed -> {
              Quietness.set(rootCommand.quiet());
              try {
                return new CommandLine.RunLast().execute(parsed);
              } catch (OutOfMemoryError exhausted) {
                return Failures.handle(exhausted, root);
              }
            })
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(SplitName.class, new SplitNames());
  }
}
