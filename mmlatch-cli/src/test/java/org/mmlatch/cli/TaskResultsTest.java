package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
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
import org.mmlatch.cli.data.DataCommand;
import org.mmlatch.cli.run.EvaluateCommand;
import org.mmlatch.cli.run.ExplainCommand;
import org.mmlatch.cli.run.ReportCommand;
import org.mmlatch.cli.run.RunsCommand;
import org.mmlatch.cli.run.SummaryCommand;
import org.mmlatch.cli.run.TrainCommand;
import org.mmlatch.cli.sweep.SweepCommand;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.PredictionForm;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;

/** Everything that reads results takes the metrics of the task that they are of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskResultsTest {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DataCommand.class,
          TrainCommand.class,
          EvaluateCommand.class,
          MetricsCommand.class,
          ExplainCommand.class,
          RunsCommand.class,
          SummaryCommand.class,
          ReportCommand.class,
          SweepCommand.class);
  private static final String SMALL =
      "model.hidden = 5\ntrain { batch-size = 8, epochs = 1 }\ndevice = cpu\n";
  private static final TaskDescription EMOTIONS =
      TaskDescription.multilabel(List.of(new Label("happy", 0), new Label("sad", 0.5)));
  private static final TaskDescription MOODS =
      TaskDescription.classification(List.of("low", "high"));

  @TempDir private static Path folder;
  private String corpus;
  private Path binary;
  private JsonObject trained;

  @BeforeAll
  void trainWhetherSentimentIsPositive() throws IOException {
    corpus = folder.resolve("corpus").toString();
    binary = folder.resolve("binary");
    assertDone(
        mmlatch("data", "sample", "--segments", "24,8,8", "--dims", "8,9,10", "--out", corpus));
    Path settings = Files.writeString(folder.resolve("binary.conf"), SMALL + "threads = 1");
    trained =
        json(
            mmlatch(
                "train",
                "--config",
                settings.toString(),
                "--corpus",
                corpus,
                "-Dtask.type=binary",
                "--run",
                binary.toString(),
                "--json"));
  }

  private static CommandLineRun mmlatch(String... arguments) {
    return CommandLineRun.of(COMMANDS, arguments);
  }

  private static void assertDone(CommandLineRun command) {
    assertEquals(0, command.status(), command.err());
  }

  private static JsonObject json(CommandLineRun command) {
    assertDone(command);
    return JsonParser.parseString(command.out()).getAsJsonObject();
  }

  private static String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  /** A run with the settings and provenance of the one trained, a seed and results of its own. */
  private String finished(String name, TaskDescription task, int seed) throws IOException {
    Path run = Files.createDirectories(folder.resolve(name));
    Files.copy(binary.resolve("run.json"), run.resolve("run.json"));
    Files.copy(binary.resolve("history.csv"), run.resolve("history.csv"));
    Files.writeString(
        run.resolve("config.conf"),
        Files.readString(binary.resolve("config.conf"))
            .replaceAll("(?m)^seed = .*$", "seed = " + seed));
    Predictions predictions = predictions(task, seed);
    Metrics metrics = predictions.metrics(task.metrics());
    for (String split : List.of("valid", "test")) {
      Files.writeString(run.resolve("predictions-" + split + ".csv"), predictions.toCsv());
      Files.writeString(run.resolve("metrics-" + split + ".json"), task.toJson(metrics).toString());
    }
    return run.toString();
  }

  private static Predictions predictions(TaskDescription task, int seed) {
    boolean areClasses = task.form() instanceof PredictionForm.Classes;
    return new Predictions(
        task.form(),
        List.of(
            new Predictions.Row("a", areClasses ? List.of(1f) : List.of(1f, 0f), List.of(0.2f, 1f)),
            new Predictions.Row(
                "b", areClasses ? List.of(0f) : List.of(0f, 1f), List.of(-1f, 0.3f + seed)),
            new Predictions.Row(
                "c", areClasses ? List.of(0f) : List.of(1f, 1f), List.of(2f, 0.1f))));
  }

  @Test
  void aTrainingPrintsTheMetricsOfItsTaskAndEvaluatingGivesThemAgain() {
    JsonObject test = trained.getAsJsonObject("test");
    assertTrue(test.has("wacc") && test.has("f1_macro") && !test.has("mae"), test.toString());
    assertEquals("binary", test.getAsJsonObject("task").get("type").getAsString());
    assertEquals(test, json(mmlatch("evaluate", binary.toString(), "--json")));
    CommandLineRun table = mmlatch("evaluate", binary.toString());
    assertTrue(table.out().contains("WAcc") && !table.out().contains("MAE"), table.out());
  }

  @Test
  void aProbabilityIsDrawnWithoutASign() throws IOException {
    Path picture = folder.resolve("words.svg");
    String id = Files.readAllLines(binary.resolve("predictions-test.csv")).get(1).split(",", 2)[0];
    assertDone(mmlatch("explain", binary.toString(), id, "--out", picture.toString()));
    String drawn = Files.readString(picture);
    assertTrue(drawn.matches("(?s).*: predicted [01]\\.\\d\\d, true [01]\\.00<.*"), drawn);
  }

  @Test
  void aFileInARunsFolderIsJudgedAsTheRunIs() throws IOException {
    assertEquals(
        trained.getAsJsonObject("test"),
        json(mmlatch("metrics", binary.resolve("predictions-test.csv").toString(), "--json")));
    String run = finished("own", EMOTIONS, 0);
    JsonObject own = json(mmlatch("metrics", run + "/predictions-test.csv", "--json"));
    assertEquals(0, own.get("acc:sad").getAsDouble(), "above a logit of 0.5, not of 0");
  }

  @Test
  void columnsSayWhatAFileIsOf() throws IOException {
    String labels =
        write(
            "labels.csv",
            """
            id,target:happy,logit:happy,target:sad,logit:sad
            a,1,0.2,0,1
            b,0,-1,1,0.3
            c,1,2,1,0.1
            """);
    JsonObject half = json(mmlatch("metrics", labels, "--json"));
    assertEquals(1, half.get("wacc:happy").getAsDouble());
    assertEquals(2.0 / 3, half.get("acc:sad").getAsDouble(), 1e-12);
    JsonObject strict = json(mmlatch("metrics", labels, "--threshold", "0.7", "--json"));
    assertEquals(0, strict.get("acc:sad").getAsDouble());
    String classes = write("classes.csv", "target,logit:low,logit:high\nhigh,0.2,1\nlow,1,0.3\n");
    assertEquals(1, json(mmlatch("metrics", classes, "--json")).get("uar").getAsDouble());
    CommandLineRun table = mmlatch("metrics", classes);
    assertTrue(table.out().contains("Recall, high"), table.out());
  }

  @Test
  void aSingleLabelAndOtherConventionsAreAskedFor() throws IOException {
    String values = write("values.csv", "target,prediction\n1,0.3\n0,-0.4\n1,-0.2\n0,0.9\n");
    assertTrue(json(mmlatch("metrics", values, "--json")).has("mae"));
    JsonObject yes = json(mmlatch("metrics", values, "--task", "binary", "--json"));
    assertEquals(0.5, yes.get("acc").getAsDouble());
    assertEquals(0.5, yes.get("recall").getAsDouble());
    JsonObject sims = json(mmlatch("metrics", values, "--convention", "sims", "--json"));
    assertTrue(sims.has("mae_unclipped"), sims.toString());
  }

  @Test
  void whatDoesNotFitTheFileIsNamed() throws IOException {
    String values = write("raw.csv", "id,target,prediction\nx,2.4,0.3\n");
    CommandLineRun raw = mmlatch("metrics", values, "--task", "binary");
    assertEquals(3, raw.status());
    assertTrue(raw.err().contains("segment 'x'") && raw.err().contains("2.4"), raw.err());
    CommandLineRun columns = mmlatch("metrics", values, "--task", "multilabel");
    assertEquals(3, columns.status());
    assertTrue(columns.err().contains("logit:NAME"), columns.err());
    assertEquals(2, mmlatch("metrics", values, "--threshold", "0.4").status());
    assertEquals(2, mmlatch("metrics", values, "--task", "binary", "--threshold", "1.5").status());
  }

  @Test
  void seedsAreSummedUpByTheMetricsOfTheirTask() throws IOException {
    String one = finished("e0", EMOTIONS, 0);
    String two = finished("e1", EMOTIONS, 1);
    JsonObject summary = json(mmlatch("summary", one, two, "--json"));
    assertEquals(2, summary.get("runs").getAsInt());
    assertTrue(summary.getAsJsonObject("wacc:sad").has("standard_deviation"));
    CommandLineRun table = mmlatch("summary", one, two);
    assertTrue(table.out().contains("Best by WAcc, mean"), table.out());
    assertFalse(table.out().contains("MAE"), table.out());
  }

  @Test
  void runsOfSeveralTasksAreGroupedNotMixed() throws IOException {
    String emotions = finished("several/e", EMOTIONS, 0);
    String moods = finished("several/m", MOODS, 0);
    CommandLineRun summary = mmlatch("summary", emotions, moods);
    assertDone(summary);
    assertTrue(summary.out().contains("task = multilabel of happy sad"), summary.out());
    assertTrue(summary.out().contains("task = classification of low high"), summary.out());
    CommandLineRun runs = mmlatch("runs", folder.resolve("several").toString());
    assertDone(runs);
    assertTrue(runs.out().contains("WAcc, mean 0."), "each value beside its metric: " + runs.out());
    assertTrue(runs.out().contains("F1, weighted 0."), runs.out());
    Path page = folder.resolve("several.html");
    CommandLineRun report = mmlatch("report", emotions, moods, "--out", page.toString(), "--json");
    assertDone(report);
    JsonArray groups = JsonParser.parseString(report.out()).getAsJsonArray();
    assertTrue(groups.get(0).getAsJsonObject().getAsJsonObject("summary").has("exact_match"));
    assertTrue(groups.get(1).getAsJsonObject().getAsJsonObject("summary").has("uar"));
    assertTrue(Files.readString(page).contains(">ROC, one against the rest<"));
  }

  private CommandLineRun plan(String name, String text) throws IOException {
    String file = write(name + ".conf", "settings {\n" + SMALL + "}\n" + text);
    String out = folder.resolve(name).toString();
    return mmlatch("sweep", "plan", file, "--corpus", corpus, "--out", out);
  }

  @Test
  void aSweepIsRankedQuotedAndComparedByTheMetricsOfItsTask() throws IOException {
    assertDone(
        plan(
            "labels",
            """
            settings.task.type = binary
            grid { feedback.type = [none, linear] }
            quoted = [{ label = Other, source = A paper, wacc = 0.61 }]
            """));
    String sweep = folder.resolve("labels").toString();
    for (String index : List.of("0", "1")) {
      assertDone(mmlatch("sweep", "run", sweep, "--index", index));
    }
    List<String> lines =
        mmlatch("sweep", "results", sweep, "--format", "markdown").out().lines().toList();
    assertTrue(
        lines.get(0).startsWith("| feedback.type | WAcc | F1, weighted | Acc |"), lines.get(0));
    assertTrue(lines.get(2).startsWith("| Other \\* | 0.61 | - |"), lines.get(2));
    JsonObject results =
        json(mmlatch("sweep", "results", sweep, "--metric", "auc", "--resamples", "50", "--json"));
    assertEquals("auc", results.getAsJsonObject("comparison").get("metric").getAsString());
    assertEquals(2, mmlatch("sweep", "results", sweep, "--metric", "mae").status());
  }

  @Test
  void aSweepOfSeveralTasksIsRefusedBeforeItIsRun() throws IOException {
    CommandLineRun refused = plan("tasks", "grid { task.type = [binary, regression] }");
    assertEquals(2, refused.status());
    assertTrue(refused.err().contains("have different tasks"), refused.err());
    CommandLineRun quoted =
        plan("quoted", "quoted = [{ label = Other, source = A paper, wacc = 0.61 }]");
    assertEquals(2, quoted.status());
    assertTrue(quoted.err().contains("wacc: no such key"), quoted.err());
  }
}
