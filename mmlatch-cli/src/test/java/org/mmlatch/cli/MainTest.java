package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.run.TrainCommand;
import picocli.CommandLine;
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
    assertTrue(place(lines, "-DKEY=VALUE") > settings, help);
    assertTrue(place(lines, "-DKEY=VALUE") < everywhere, help);
    assertTrue(place(lines, "--debug") > everywhere, help);
    assertEquals(1, lines.stream().filter(line -> line.startsWith("--debug")).count(), help);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100})
  void everyHelpKeepsToTheWidthOfTheTerminalAndCutsNoSentence(int width) {
    List<CommandLine> all = new ArrayList<>(List.of(Main.commandLine()));
    for (int i = 0; i < all.size(); i++) {
      CommandLine command = all.get(i).setUsageHelpWidth(width);
      all.addAll(command.getSubcommands().values());
      command
          .getUsageMessage()
          .lines()
          .forEach(line -> assertTrue(line.length() <= width, line.length() + ": " + line));
      String first = command.getCommandSpec().usageMessage().description()[0];
      assertTrue(first.endsWith("."), command.getCommandName() + ": " + first);
    }
    assertTrue(all.size() > 25, "all commands: " + all.size());
  }

  @Test
  void linesOfHelpAreBrokenBetweenWordsAloneAndCommandsAsAShellWantsIt() {
    CommandLine train = Main.commandLine().getSubcommands().get("train").setUsageHelpWidth(60);
    String help = train.getUsageMessage();
    assertTrue(help.contains("The corpus to use; overrides\n"), help);
    assertTrue(help.contains("corpora/mosi \\\n    -Dfeedback.type=none"), help);
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

  @Test
  void digitsAreTheSameInEveryLanguage() throws IOException, InterruptedException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "benchmark",
                "train",
                "--steps",
                "0")
            .redirectErrorStream(true)
            .start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, program.waitFor());
    assertTrue(said.contains("--steps: expected a whole number from 1, found 0"), said);
  }

  /** It would take as long to start as all else together. */
  @Test
  void whatHasNothingToLogStartsWithoutTheLogging() throws IOException, InterruptedException {
    assertFalse(loads("org.apache.logging.log4j.core.LoggerContext", "--help"));
    assertFalse(loads("org.apache.logging.log4j.core.LoggerContext", "metrics", "--help"));
    assertTrue(loads("org.apache.logging.log4j.core.LoggerContext", "sweep", "status", "none"));
  }

  private static boolean loads(String type, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    program.waitFor();
    assertTrue(said.contains(Main.class.getName()), said);
    return said.contains(type + " ");
  }

  @Test
  void helpIsAlsoACommand() {
    CommandLineRun program = runOfAll("help");
    assertEquals(0, program.status());
    assertTrue(program.out().startsWith("Usage: mmlatch "), program.out());
    CommandLineRun inner = runOfAll("help", "data", "import");
    assertTrue(inner.out().startsWith("Usage: mmlatch data import"), inner.out());
    CommandLineRun unknown = runOfAll("help", "trian");
    assertEquals(2, unknown.status());
    assertTrue(unknown.err().contains("there is no command 'trian' in mmlatch"), unknown.err());
  }

  @Test
  void whatIsTypedIsReadWholeAndTheRestIsListed() {
    CommandLine typed = Main.commandLineFor("sweep", "status", "--help");
    assertEquals(
        Main.commandLine().getUsageMessage(),
        typed.getUsageMessage(),
        "the help lists all commands");
    assertEquals(
        Main.commandLine().getSubcommands().get("sweep").getUsageMessage(),
        typed.getSubcommands().get("sweep").getUsageMessage());
    assertFalse(hasRun(typed, "train"));
    assertTrue(hasRun(Main.commandLineFor("@arguments"), "train"), "a file may name it");
  }

  private static boolean hasRun(CommandLine commands, String name) {
    return commands.getSubcommands().get(name).getCommandSpec().findOption("--run") != null;
  }

  private static CommandLineRun runOfAll(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Main.commandLineFor(arguments)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new CommandLineRun(status, out.toString(), err.toString());
  }

  @Test
  void shellsCompleteEveryCommand() {
    CommandLineRun script = runOfAll("completion");
    assertEquals(0, script.status());
    assertTrue(script.out().contains("complete -F _complete_mmlatch"), script.out());
    assertTrue(script.out().contains("data train reproduce"), script.out());
  }

  @Test
  void shellsCompleteFilesOfOptionsThatMayBeLeftOutAndChoicesAsTheyAreTyped() {
    String script = runOfAll("completion").out();
    for (String option : List.of("--run", "--reuse")) {
      String files = script.substring(script.indexOf("'" + option + "')"));
      assertTrue(files.substring(0, files.indexOf(";;")).contains("compgen -f"), files);
    }
    assertTrue(script.contains("(\"train\" \"valid\" \"test\")"), script);
  }

  @Test
  void resultsThatDoNotArriveAreAFailure() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertEquals(0, Main.heard(0, false, err));
    assertEquals(0, bytes.size());
    assertEquals(1, Main.heard(0, true, err));
    assertTrue(bytes.toString(StandardCharsets.UTF_8).startsWith("error: the output is lost"));
    assertEquals(143, Main.heard(143, true, err));
  }
}
