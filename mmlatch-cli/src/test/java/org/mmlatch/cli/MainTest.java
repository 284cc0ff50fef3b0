package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.junit.jupiter.api.Test;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.run.TrainCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class MainTest {
  @Command(name = "greet", description = "Greets.")
  static final class Greet implements Callable<Integer> {
    @Option(names = "--name")
    private String name = "you";

    @Override
    public Integer call() {
      return name.equals("nobody") ? ExitCode.REFUSED.status() : ExitCode.DONE.status();
    }
  }

  @Test
  void helpListsTheCommandsUnderTheirHeadingAndNoEmptyHeading() {
    CommandLineRun run = CommandLineRun.of(List.of(Greet.class), "--help");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("Tried\n  greet  Greets.\n"), run.out());
    assertFalse(run.out().contains("Empty"));
  }

  @Test
  void everyCommandHasHelp() {
    CommandLineRun run = CommandLineRun.of(List.of(Greet.class), "greet", "--help");
    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("Usage: mmlatch greet"), run.out());
  }

  @Test
  void optionsAreListedByWhatTheyAreFor() {
    String help = CommandLineRun.of(List.of(TrainCommand.class), "train", "--help").out();
    List<String> lines = help.lines().map(String::strip).toList();
    int own = lines.indexOf("Options");
    int settings = lines.indexOf("Settings");
    int everywhere = lines.indexOf("Everywhere");
    assertTrue(0 < own && own < settings && settings < everywhere, help);
    assertTrue(place(lines, "--run=DIR") < settings, help);
    assertTrue(place(lines, "-D=KEY=VALUE") > settings, help);
    assertTrue(place(lines, "-D=KEY=VALUE") < everywhere, help);
    assertTrue(place(lines, "--debug") > everywhere, help);
    assertEquals(1, lines.stream().filter(line -> line.startsWith("--debug")).count(), help);
  }

  private static int place(List<String> lines, String option) {
    return lines.indexOf(
        lines.stream().filter(line -> line.startsWith(option)).findFirst().orElseThrow());
  }

  @Test
  void versionNamesTheEngine() {
    CommandLineRun run = CommandLineRun.of(List.of(), "--version");
    assertEquals(0, run.status());
    assertTrue(run.out().contains("\nPyTorch 2."), run.out());
    assertFalse(run.out().contains("${"), run.out());
  }

  @Test
  void noCommandIsWrongUsageAndShowsTheHelp() {
    CommandLineRun run = CommandLineRun.of(List.of(Greet.class));
    assertEquals(2, run.status());
    assertTrue(run.err().contains("greet  Greets."), run.err());
  }

  @Test
  void aMisspeltCommandIsWrongUsageWithASuggestion() {
    CommandLineRun run = CommandLineRun.of(List.of(Greet.class), "great");
    assertEquals(2, run.status());
    assertEquals(
        """
        error: Unmatched argument at index 0: 'great'
        Did you mean: mmlatch greet?
        Try 'mmlatch --help'.
        """,
        run.err());
  }

  @Test
  void aMisspeltOptionIsWrongUsageWithASuggestion() {
    CommandLineRun run = CommandLineRun.of(List.of(Greet.class), "greet", "--nam=me");
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--name"), run.err());
    assertTrue(run.err().endsWith("Try 'mmlatch greet --help'.\n"), run.err());
  }

  @Test
  void aCommandChoosesItsExitCode() {
    assertEquals(4, CommandLineRun.of(List.of(Greet.class), "greet", "--name=nobody").status());
  }

  @Test
  void quietLeavesWarningsAndErrorsOnly() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    ConsoleAppender console = context.getConfiguration().getAppender("console");
    CommandLineRun.of(List.of(Greet.class), "greet", "--quiet");
    assertEquals(Level.WARN, ((ThresholdFilter) console.getFilter()).getLevel());
    assertFalse(ProgressLine.rewrites());
    CommandLineRun.of(List.of(Greet.class), "greet");
    assertEquals(Level.INFO, ((ThresholdFilter) console.getFilter()).getLevel());
  }
}
