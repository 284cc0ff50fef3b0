package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.cli.data.DataCommand;
import org.mmlatch.cli.sweep.SweepCommand;

/** A sweep as a user would do it, each trial in a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepCommandsTest {
  private static final String SETTINGS =
      """
      seeds = [0, 1]
      settings {
        model.hidden = 5
        train { batch-size = 8, epochs = 2 }
        device = cpu
      }
      """;

  @TempDir private static Path folder;
  private String corpus;
  private String sweep;
  private CommandLineRun running;

  @BeforeAll
  void runASweep() throws IOException {
    corpus = folder.resolve("corpus").toString();
    sweep = folder.resolve("sweep").toString();
    assertDone(
        mmlatch("data", "sample", "--segments", "24,8,8", "--dims", "8,9,10", "--out", corpus));
    assertDone(
        plan(
            sweep,
            """
            columns = [Model]
            variants = [
              { label = Baseline, settings { feedback.type = none } }
              { label = MMLatch, best = MMLatch best, settings { feedback.type = linear } }
            ]
            quoted = [ { label = Other, source = A paper, acc_7 = 0.5, mae = 0.61 } ]
            """));
    running = mmlatch("sweep", "run", sweep, "--slots", "2");
  }

  private CommandLineRun plan(String out, String text) throws IOException {
    Path file = Files.writeString(folder.resolve("sweep.conf"), SETTINGS + text);
    return mmlatch("sweep", "plan", file.toString(), "--corpus", corpus, "--out", out);
  }

  private static CommandLineRun mmlatch(String... arguments) {
    return CommandLineRun.of(List.of(DataCommand.class, SweepCommand.class), arguments);
  }

  private static void assertDone(CommandLineRun command) {
    assertEquals(0, command.status(), command.err());
  }

  private static JsonObject json(CommandLineRun command) {
    assertDone(command);
    return JsonParser.parseString(command.out()).getAsJsonObject();
  }

  @Test
  void everyTrialIsDone() {
    assertDone(running);
    JsonObject status = json(mmlatch("sweep", "status", sweep, "--json"));
    assertEquals(4, status.get("done").getAsInt());
    CommandLineRun table = mmlatch("sweep", "status", sweep);
    assertDone(table);
    assertTrue(table.out().contains("4 done (0-3), 0 running, 0 failed"), table.out());
  }

  @Test
  void aFinishedTrialIsNotRunAgain() {
    assertDone(mmlatch("sweep", "run", sweep, "--index", "2"));
    JsonObject again = json(mmlatch("sweep", "run", sweep, "--index", "2", "--json"));
    assertEquals("finished_before", again.get("outcome").getAsString());
    assertEquals(2, mmlatch("sweep", "run", sweep, "--index", "4").status());
  }

  @Test
  void resultsHaveTheMetricsInTheOrderOfAllTablesAndQuotedOnesAsPublished() {
    CommandLineRun both = mmlatch("sweep", "results", sweep, "--format", "csv", "--json");
    assertEquals(2, both.status());
    assertTrue(both.err().contains("--json and --format cannot be combined"), both.err());
    CommandLineRun results = mmlatch("sweep", "results", sweep, "--format", "markdown");
    assertDone(results);
    List<String> lines = results.out().lines().toList();
    assertEquals("| Model | MAE | Corr | Acc@7 | Acc@2 | F1@2 | Runs |", lines.get(0));
    assertEquals("| Other \\* | 0.61 | - | 0.5 | - | - | - |", lines.get(2));
    assertTrue(lines.get(3).startsWith("| Baseline | "), lines.get(3));
    assertTrue(lines.get(3).contains(" ± ") && lines.get(3).endsWith("| 2 |"), lines.get(3));
    assertTrue(lines.get(5).startsWith("| MMLatch best | "), lines.get(5));
    assertFalse(lines.get(5).contains("±"), lines.get(5));
    assertTrue(results.out().contains("* Other is quoted, not measured here: A paper"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void latexHasNothingThatLatexWouldPrintBesideTheTables(boolean terminal) {
    CommandLineRun results;
    System.setProperty("mmlatch.terminal.out", Boolean.toString(terminal));
    try {
      results = mmlatch("sweep", "results", sweep, "--format", "latex");
    } finally {
      System.clearProperty("mmlatch.terminal.out");
    }
    assertDone(results);
    assertEquals(terminal, results.out().contains("\n% shares as fractions."), results.out());
    results
        .out()
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("%"))
        .forEach(line -> assertTrue(line.startsWith("\\") || line.endsWith("\\\\"), line));
  }

  @Test
  void theBestRunIsTheOneWithTheLowestMae() {
    JsonObject latch =
        json(mmlatch("sweep", "results", sweep, "--json"))
            .getAsJsonArray("combinations")
            .get(1)
            .getAsJsonObject();
    double lowest = Double.POSITIVE_INFINITY;
    int best = -1;
    for (var trial : latch.getAsJsonArray("trials")) {
      JsonObject score = trial.getAsJsonObject();
      double mae = score.getAsJsonObject("metrics").get("mae").getAsDouble();
      if (mae < lowest) {
        lowest = mae;
        best = score.get("trial").getAsInt();
      }
    }
    assertEquals(best, latch.get("best_trial").getAsInt());
  }

  @Test
  void differencesAreToTheBaselineAskedFor() {
    JsonObject comparison =
        json(mmlatch("sweep", "results", sweep, "--json", "--baseline", "MMLatch"))
            .getAsJsonObject("comparison");
    JsonObject difference = comparison.getAsJsonArray("differences").get(0).getAsJsonObject();
    assertEquals("Baseline", difference.get("combination").getAsString());
    assertEquals(2, difference.get("seeds").getAsInt());
    double mean = difference.getAsJsonObject("over_seeds").get("mean").getAsDouble();
    JsonObject other =
        json(mmlatch("sweep", "results", sweep, "--json"))
            .getAsJsonObject("comparison")
            .getAsJsonArray("differences")
            .get(0)
            .getAsJsonObject();
    assertEquals(-mean, other.getAsJsonObject("over_seeds").get("mean").getAsDouble(), 1e-12);
    assertEquals(2, mmlatch("sweep", "results", sweep, "--baseline", "none").status());
    assertEquals(2, mmlatch("sweep", "results", sweep, "--metric", "f2").status());
  }

  @Test
  void whatHasNoEffectTogetherIsRefused() throws IOException {
    CommandLineRun csv =
        mmlatch("sweep", "results", sweep, "--format", "csv", "--baseline", "MMLatch");
    assertEquals(2, csv.status());
    assertTrue(csv.err().contains("leave out --baseline, --within and --out"), csv.err());
    assertEquals(2, mmlatch("sweep", "run", sweep, "--index", "0", "--slots", "1").status());
    assertEquals(2, mmlatch("sweep", "run", sweep, "--wait", "1").status());
    CommandLineRun train = mmlatch("sweep", "results", sweep, "--split", "train");
    assertEquals(2, train.status());
    assertTrue(train.err().contains("valid and test only"), train.err());

    String single = folder.resolve("single").toString();
    assertDone(plan(single, ""));
    assertDone(mmlatch("sweep", "run", single, "--index", "0"));
    CommandLineRun unknown = mmlatch("sweep", "results", single, "--baseline", "nonsense");
    assertEquals(2, unknown.status());
    assertTrue(unknown.err().contains("no results of a baseline 'nonsense'"), unknown.err());
  }

  @Test
  void combinationsAreComparedWithTheirCounterparts() throws IOException {
    Path picture = folder.resolve("effects.svg");
    JsonObject within =
        json(mmlatch(
                "sweep",
                "results",
                sweep,
                "--json",
                "--within",
                "feedback.type=none",
                "--out",
                picture.toString()))
            .getAsJsonObject("comparison");
    JsonObject against =
        json(mmlatch("sweep", "results", sweep, "--json", "--baseline", "Baseline"))
            .getAsJsonObject("comparison");
    assertEquals(against.get("differences"), within.get("differences"));
    assertEquals("feedback.type=none", within.get("baseline").getAsString());
    String table = mmlatch("sweep", "results", sweep, "--within", "feedback.type=none").out();
    assertTrue(table.contains("Compared with feedback.type=none"), table);
    String drawn = Files.readString(picture);
    assertTrue(drawn.contains(">MMLatch</text>") && drawn.contains("feedback.type=none"), drawn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "feedback.type=lstm | there are [none, linear]",
        "model.hidden=5     | does not vary 'model.hidden'; it varies [feedback.type]",
        "none               | expected KEY=VALUE",
      })
  void aCounterpartThatNothingHasIsRefused(String within, String expected) {
    CommandLineRun results = mmlatch("sweep", "results", sweep, "--within", within);
    assertEquals(2, results.status());
    assertTrue(results.err().contains(expected), results.err());
  }

  @Test
  void csvHasALineForEachTrial() {
    CommandLineRun results = mmlatch("sweep", "results", sweep, "--format", "csv");
    assertDone(results);
    List<String> lines = results.out().lines().toList();
    assertEquals(5, lines.size());
    assertTrue(lines.get(0).startsWith("trial,Model,setting:feedback.type,seed,split,mae,corr,"));
    assertTrue(lines.get(3).startsWith("2,MMLatch,linear,0,test,"), lines.get(3));
  }

  @Test
  void aRandomSearchIsJudgedByValidationAlone() throws IOException {
    String search = folder.resolve("search").toString();
    assertDone(
        plan(
            search,
            "random { seed = 1, draws = 2, ranges.model.hidden { from = 3, to = 9, scale = whole } }"));
    assertEquals(3, mmlatch("sweep", "results", search).status(), "nothing is done yet");
    for (int i = 0; i < 4; i++) {
      assertDone(mmlatch("sweep", "run", search, "--index", Integer.toString(i)));
    }
    JsonObject results = json(mmlatch("sweep", "results", search, "--json"));
    assertEquals("valid", results.get("split").getAsString());
    assertEquals(4, mmlatch("sweep", "results", search, "--split", "test").status());
    CommandLineRun drawn =
        mmlatch("sweep", "results", search, "--out", folder.resolve("search.svg").toString());
    assertEquals(2, drawn.status());
    assertTrue(drawn.err().contains("compared only if asked for"), drawn.err());
    double first = mae(results, 0);
    assertTrue(first <= mae(results, 1), "the best is first");
  }

  private static double mae(JsonObject results, int combination) {
    return results
        .getAsJsonArray("combinations")
        .get(combination)
        .getAsJsonObject()
        .getAsJsonObject("summary")
        .getAsJsonObject("mae")
        .get("mean")
        .getAsDouble();
  }

  @Test
  void aLargerSweepTakesOverWhatIsFinished() throws IOException {
    Path larger = folder.resolve("larger.conf");
    String out = folder.resolve("larger").toString();
    Files.writeString(
        larger,
        SETTINGS.replace("seeds = [0, 1]", "seeds = [0, 1, 2]")
            + "grid { feedback.type = [linear, none] }");
    CommandLineRun planned =
        mmlatch(
            "sweep", "plan", larger.toString(), "--corpus", corpus, "--reuse", sweep, "--out", out);
    assertDone(planned);
    assertTrue(planned.out().contains("6 trials in " + out), planned.out());
    assertTrue(planned.out().contains("4 of them finished before"), planned.out());
    JsonObject status = json(mmlatch("sweep", "status", out, "--json"));
    assertEquals(4, status.get("done").getAsInt());
  }

  @Test
  void whatIsNoSweepIsNamed() {
    CommandLineRun none = mmlatch("sweep", "run", corpus);
    assertEquals(3, none.status());
    assertTrue(none.err().contains("is not a sweep"), none.err());
    assertEquals(2, mmlatch("sweep").status());
  }

  @Test
  void whatASweepWritesForAClusterIsNamedInJson() {
    JsonObject slurm =
        json(
            mmlatch("sweep", "slurm", sweep, "--program", "/bin/mmlatch", "--no-submit", "--json"));
    assertTrue(Files.exists(Path.of(slurm.get("script").getAsString())));
    assertTrue(slurm.get("job").isJsonNull());
  }
}
