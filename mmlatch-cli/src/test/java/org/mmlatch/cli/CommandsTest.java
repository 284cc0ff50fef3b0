package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.cli.benchmark.BenchmarkCommand;
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
import org.mmlatch.eval.Predictions;

/** The commands one after the other, as a user would: a corpus, two trainings, their results. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DataCommand.class,
          TrainCommand.class,
          ReproduceCommand.class,
          EvaluateCommand.class,
          MetricsCommand.class,
          RunsCommand.class,
          SummaryCommand.class,
          MasksCommand.class,
          PackageCommand.class,
          WeightsCommand.class,
          PredictCommand.class,
          ExplainCommand.class,
          ReportCommand.class,
          BenchmarkCommand.class,
          VerifyCommand.class);

  @TempDir private static Path folder;
  private String corpus;
  private String run;
  private CommandLineRun training;

  @BeforeAll
  void makeACorpusAndTrain() {
    corpus = folder.resolve("corpus").toString();
    run = folder.resolve("run").toString();
    assertDone(
        mmlatch("data", "sample", "--segments", "24,8,8", "--dims", "8,9,10", "--out", corpus));
    training = train(run, "--json");
  }

  private CommandLineRun train(String into, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "--corpus",
                corpus,
                "--run",
                into,
                "-Dtrain.epochs=2",
                "-Dmodel.hidden=5"));
    arguments.addAll(List.of("-Dtrain.batch-size=8", "-Dthreads=1", "-Ddevice=cpu"));
    arguments.addAll(List.of(more));
    return mmlatch(arguments.toArray(String[]::new));
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

  @Test
  void trainingPrintsTheMetricsOfBothSplits() {
    JsonObject result = json(training);
    assertEquals(2, result.get("epochs").getAsInt());
    assertEquals(8, result.getAsJsonObject("test").get("segments").getAsInt());
    assertEquals(8, result.getAsJsonObject("valid").get("segments").getAsInt());
  }

  @Test
  void evaluatingAgainGivesTheSameMetrics() {
    JsonObject trained = json(training).getAsJsonObject("test");
    assertEquals(trained, json(mmlatch("evaluate", run, "--json")));
    assertEquals(
        json(training).getAsJsonObject("valid"),
        json(mmlatch("evaluate", run, "--split", "valid", "--corpus", corpus, "--json")));
  }

  @Test
  void metricsOfTheRunsOwnPredictionsAreTheRunsMetrics() {
    assertEquals(
        json(training).getAsJsonObject("test"),
        json(mmlatch("metrics", run + "/predictions-test.csv", "--json")));
  }

  @Test
  void aTrainingWithTheSameCommandChangesNothing() {
    CommandLineRun again = train(run, "--json");
    assertEquals(json(training), json(again));
  }

  @Test
  void otherSettingsInTheSameFolderAreRefused() {
    CommandLineRun refused = train(run, "-Dseed=9");
    assertEquals(4, refused.status());
    assertTrue(refused.err().contains("seed: asked 9, had 0"), refused.err());
  }

  @Test
  void aRunIsReproducedByteForByte() {
    JsonObject result = json(mmlatch("reproduce", run, "--json"));
    assertTrue(result.get("exact").getAsBoolean(), result.toString());
  }

  @Test
  void seedsAreSummedUp() {
    String second = folder.resolve("second").toString();
    assertDone(train(second, "-Dseed=1"));
    CommandLineRun summary = mmlatch("summary", run, second);
    assertDone(summary);
    assertTrue(summary.out().contains("±"), summary.out());
    CommandLineRun twice = mmlatch("summary", run, second, run);
    assertTrue(twice.out().contains("Mean ± SD of 2"), twice.out());
    JsonObject named = json(mmlatch("summary", run, second, run, "--json"));
    String best = named.getAsJsonArray("names").get(named.get("best_run").getAsInt()).getAsString();
    assertTrue(summary.out().contains("Best by MAE: " + best), summary.out());
    assertEquals(
        json(mmlatch("evaluate", best, "--json")).get("mae").getAsDouble(),
        named.getAsJsonObject("mae").get("best").getAsDouble(),
        1e-9);
    assertTrue(twice.out().contains("is left out: its predictions equal those of"), twice.out());
    String other = folder.resolve("without-feedback").toString();
    assertDone(train(other, "-Dfeedback.type=none"));
    CommandLineRun mixed = mmlatch("summary", run, second, other);
    assertDone(mixed);
    assertTrue(mixed.out().contains("feedback.type = none (seed 0 alone: "), mixed.out());
    assertEquals(1, mixed.out().lines().filter(line -> line.startsWith("Best by")).count());
    assertTrue(mixed.out().contains("not seeds of one experiment"), mixed.out());
    assertTrue(mmlatch("summary", run, other, "--json").out().contains("\"feedback.type\""));
  }

  @Test
  void aSummaryOfAnUnfinishedRunSaysHowFarItIs() throws IOException {
    String unfinished = folder.resolve("unfinished").toString();
    assertDone(train(unfinished));
    Files.delete(Path.of(unfinished, "metrics-test.json"));
    CommandLineRun summary = mmlatch("summary", run, unfinished);
    assertEquals(3, summary.status());
    assertTrue(
        summary
            .err()
            .contains("unfinished has no metrics-test.json: its training is not finished, 2"),
        summary.err());
    CommandLineRun train = mmlatch("summary", run, "--split", "train");
    assertEquals(3, train.status());
    assertTrue(train.err().contains("'mmlatch evaluate' evaluates any split"), train.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "benchmark predict --rounds 0",
        "benchmark evaluate --rounds -1",
        "benchmark train --steps 0",
        "benchmark train --warm-up -1"
      })
  void aNumberThatIsTooSmallIsAWrongUsage(String command) {
    CommandLineRun wrong = mmlatch((command + " --corpus " + corpus).split(" ", -1));
    assertEquals(2, wrong.status());
    assertTrue(wrong.err().contains(": expected a whole number from "), wrong.err());
  }

  @Test
  void aSampleOfTooFewFeaturesIsAWrongUsage() {
    String none = folder.resolve("no-sample").toString();
    CommandLineRun wrong = mmlatch("data", "sample", "--dims", "4,9,10", "--out", none);
    assertEquals(2, wrong.status());
    assertTrue(wrong.err().contains("expected"), wrong.err());
    assertTrue(Files.notExists(Path.of(none)));
  }

  @Test
  void anImpossibleModelLeavesNoFolder() {
    String impossible = folder.resolve("impossible").toString();
    CommandLineRun wrong =
        train(impossible, "-Dmodel.encoder=mult", "-Dmult.width=9", "-Dmult.heads=2");
    assertEquals(2, wrong.status(), wrong.err());
    assertTrue(Files.notExists(Path.of(impossible)));
  }

  @Test
  void masksAreAveragedPerFeature() {
    JsonObject masks = json(mmlatch("masks", run, "--json"));
    assertEquals(9, masks.getAsJsonObject("audio").getAsJsonArray("features").size());
    double mean =
        masks
            .getAsJsonObject("text")
            .getAsJsonArray("features")
            .get(0)
            .getAsJsonObject()
            .get("mean")
            .getAsDouble();
    assertTrue(mean > 0 && mean < 1, "a mask lies between 0 and 1: " + mean);
  }

  @Test
  void weightsGoToPythonAndComeBackAsARun() {
    String file = folder.resolve("weights.safetensors").toString();
    String back = folder.resolve("back").toString();
    CommandLineRun export = mmlatch("weights", "export", run, "--out", file, "--format", "pytorch");
    assertDone(export);
    assertTrue(export.out().contains("encoder.fm.f1.mask1.rnn.weight_ih_l0"), export.out());
    String config = run + "/config.conf";
    String[] importing = {
      "weights", "import", file, "--format", "pytorch", "--run", back, "--config", config, "--json"
    };
    CommandLineRun imported = mmlatch(importing);
    assertDone(imported);
    int weights = JsonParser.parseString(imported.out()).getAsJsonArray().size();
    assertTrue(export.out().contains(weights + " weights written"), export.out());
    assertEquals(
        json(mmlatch("evaluate", run, "--json")), json(mmlatch("evaluate", back, "--json")));
    assertDone(mmlatch("masks", back));
    assertTrue(mmlatch("runs", back, "--json").out().contains("\"state\": \"imported\""));
    assertEquals(4, mmlatch(importing).status(), "the folder is not empty");
    CommandLineRun reproduction = mmlatch("reproduce", back);
    assertEquals(4, reproduction.status());
    assertTrue(reproduction.err().contains("began with imported weights"), reproduction.err());
    CommandLineRun wrong =
        mmlatch("weights", "import", file, "--run", back + "-2", "--corpus", corpus);
    assertEquals(3, wrong.status(), "H is 100 by default");
    assertTrue(wrong.err().contains("expected shape [400, 8], found [20, 8]"), wrong.err());
  }

  @Test
  void masksAreDrawnAndListedByModalityAndSource() throws IOException {
    Path out = folder.resolve("masks");
    assertDone(mmlatch("masks", run, "--out", out.toString()));
    String picture = Files.readString(out.resolve("masks-text-by-audio.svg"));
    assertTrue(picture.contains("as audio masks them"), picture);
    List<String> csv = Files.readAllLines(out.resolve("masks.csv"));
    assertEquals(1 + 3 * (8 + 9 + 10), csv.size(), "merged and by two sources");
    assertTrue(csv.get(1).startsWith("text,merged,signal-0,"), csv.get(1));
  }

  @Test
  void aMergedMaskIsTheMeanOfItsSources() {
    JsonObject text = json(mmlatch("masks", run, "--json")).getAsJsonObject("text");
    double audio = mean(text.getAsJsonObject("by").getAsJsonArray("audio"));
    double visual = mean(text.getAsJsonObject("by").getAsJsonArray("visual"));
    assertEquals((audio + visual) / 2, mean(text.getAsJsonArray("features")), 1e-6);
    assertNotEquals(audio, visual);
  }

  private static double mean(JsonArray features) {
    return features.get(0).getAsJsonObject().get("mean").getAsDouble();
  }

  @Test
  void predictionsOfTheRunsOwnCorpusAreThoseOfTheRun() throws IOException {
    Path out = folder.resolve("all.csv");
    JsonObject report =
        json(mmlatch("predict", run, "--corpus", corpus, "--out", out.toString(), "--json"));
    assertEquals(24 + 8 + 8, report.get("predicted").getAsInt());
    Map<String, Float> predicted = new HashMap<>();
    Predictions.read(out).rows().forEach(row -> predicted.put(row.id(), row.prediction()));
    for (Predictions.Row row : Predictions.read(Path.of(run, "predictions-test.csv")).rows()) {
      assertEquals(row.prediction(), predicted.get(row.id()), 1e-5, row.id());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--context",
        "--columns=id=a,text=b",
        "--ids=whole",
        "--align=average",
        "--labels=a"
      })
  void optionsOfOtherSourcesAreErrorsWhereACorpusIsPredicted(String option) {
    Path out = folder.resolve("without-effect.csv");
    CommandLineRun predict =
        mmlatch("predict", run, "--corpus", corpus, "--out", out.toString(), option);
    assertEquals(3, predict.status());
    String name = option.replaceFirst("=.*", "");
    assertTrue(predict.err().startsWith("error: " + name + " "), predict.err());
    assertTrue(Files.notExists(out));
  }

  @Test
  void sourcesAreEvaluatedWithoutAnImport() {
    String arrays = folder.resolve("evaluated").toString();
    assertDone(mmlatch("data", "export", corpus, "--format", "npz", "--out", arrays));
    assertEquals(
        json(mmlatch("evaluate", run, "--split", "valid", "--json")),
        json(mmlatch("evaluate", run, "--split", "valid", "--corpus", arrays, "--json")));
    CommandLineRun told =
        mmlatch("evaluate", run, "--corpus", arrays, "--labels", "sentiment,joy:presence");
    assertEquals(3, told.status());
    assertTrue(told.err().contains("1 numbers a segment, but --labels says 2"), told.err());
    CommandLineRun asItIs = mmlatch("evaluate", run, "--corpus", corpus, "--ids", "whole");
    assertEquals(2, asItIs.status());
    assertTrue(asItIs.err().contains("a corpus is evaluated as it is"), asItIs.err());
  }

  @Test
  void anExplanationIsOfALabelThatTheRunHasLearnt() {
    String id = Predictions.read(Path.of(run, "predictions-test.csv")).rows().get(0).id();
    assertEquals(
        mmlatch("explain", run, id).out(),
        mmlatch("explain", run, id, "--label", "sentiment").out());
    CommandLineRun other = mmlatch("explain", run, id, "--label", "happy");
    assertEquals(2, other.status());
    assertTrue(other.err().contains("has not learnt 'happy', only [sentiment]"), other.err());
  }

  @Test
  void oneSegmentWithoutALabelIsPredictedFromWordVectors() throws IOException {
    String textRun = folder.resolve("text-run").toString();
    assertDone(train(textRun, "-Dmodel.modalities=[text]"));
    Path csv = folder.resolve("new.csv");
    Files.writeString(csv, "video_id,clip_id,text\nnew,0,good film\n");
    Path vectors = folder.resolve("vectors.txt");
    Files.writeString(vectors, "good 1 2 3 4 5 6 7 8\nfilm 2 2 2 2 2 2 2 2\n");
    Path out = folder.resolve("new-predictions.csv");
    CommandLineRun predict =
        mmlatch(
            "predict",
            textRun,
            "--corpus",
            csv.toString(),
            vectors.toString(),
            "--out",
            out.toString(),
            "--masks");
    assertDone(predict);
    List<String> lines = Files.readAllLines(out);
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).startsWith("id,target,prediction,mask_text_0,"), lines.get(0));
    assertTrue(lines.get(1).startsWith("new[0],,"), lines.get(1));
    assertEquals(3 + 8, lines.get(1).split(",", -1).length);
  }

  @Test
  void sourcesWithOtherFeaturesThanTrainedOnAreRefused() throws IOException {
    Path csv = folder.resolve("short.csv");
    Files.writeString(csv, "video_id,clip_id,text\nnew,0,good film\n");
    Path vectors = folder.resolve("short.txt");
    Files.writeString(vectors, "good 1 2\nfilm 2 2\n");
    Path out = folder.resolve("refused.csv");
    CommandLineRun refused =
        mmlatch(
            "predict",
            run,
            "--corpus",
            csv.toString(),
            vectors.toString(),
            "--out",
            out.toString());
    assertEquals(3, refused.status());
    assertTrue(refused.err().contains("2 text features, but the model reads 8"), refused.err());
    assertTrue(Files.notExists(out));
  }

  @Test
  void aSegmentIsExplainedWordByWord() throws IOException {
    Predictions.Row row = Predictions.read(Path.of(run, "predictions-test.csv")).rows().get(0);
    Path picture = folder.resolve("words.svg");
    JsonObject explanation =
        json(mmlatch("explain", run, row.id(), "--json", "--out", picture.toString()));
    assertEquals(row.prediction(), explanation.get("prediction").getAsDouble(), 1e-5);
    JsonArray words = explanation.getAsJsonArray("words");
    double attention = 0;
    for (JsonElement word : words) {
      attention += word.getAsJsonObject().getAsJsonObject("attention").get("audio").getAsDouble();
      double mask = word.getAsJsonObject().getAsJsonObject("mask").get("visual").getAsDouble();
      assertTrue(mask > 0 && mask < 1, "a mask lies between 0 and 1: " + mask);
    }
    assertEquals(1, attention, 1e-5, "attention is shared out among the words");
    assertNotEquals(0, words.get(0).getAsJsonObject().get("change").getAsDouble());
    assertTrue(Files.readString(picture).contains("att. audio"));
  }

  private static final String TINY_ROUTING =
      "-Dmodel.encoder=routing -Drouting.width=8 -Drouting.heads=2 -Drouting.layers=1"
          + " -Drouting.self-layers=1";

  @Test
  void whereFeaturesAreRoutedIsExplainedForTheWholeSegment() throws IOException {
    String routed = folder.resolve("routed").toString();
    assertDone(train(routed, TINY_ROUTING.split(" ", -1)));
    String id = Predictions.read(Path.of(routed, "predictions-test.csv")).rows().get(0).id();
    JsonObject explanation = json(mmlatch("explain", routed, id, "--json"));
    JsonObject routing = explanation.getAsJsonObject("routing");
    assertEquals(List.of("t", "a", "v", "ta", "av", "vt", "tav"), List.copyOf(routing.keySet()));
    for (String feature : routing.keySet()) {
      JsonObject shares = routing.getAsJsonObject(feature);
      assertEquals(List.of("-3", "-2", "-1", "0", "1", "2", "3"), List.copyOf(shares.keySet()));
      double sum = shares.asMap().values().stream().mapToDouble(JsonElement::getAsDouble).sum();
      assertEquals(1, sum, 1e-5, feature);
      JsonObject activation = explanation.getAsJsonObject("activation").getAsJsonObject(feature);
      double p = activation.get("p").getAsDouble();
      assertTrue(p > 0 && p < 1, "an activation lies between 0 and 1: " + p);
    }
    assertTrue(mmlatch("explain", routed, id).out().contains("\nrouting"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Dmodel.encoder=mult -Dmult.width=8 -Dmult.heads=2 -Dmult.layers=1",
        TINY_ROUTING,
        "-Dpreset=released",
        "-Dfeedback.passes=2 -Dfeedback.self=true"
      })
  void everyModelCanBeLookedInto(String settings) throws IOException {
    String other = folder.resolve("other-" + settings.hashCode()).toString();
    assertDone(train(other, settings.split(" ", -1)));
    String id = Predictions.read(Path.of(other, "predictions-test.csv")).rows().get(0).id();
    JsonArray words = json(mmlatch("explain", other, id, "--json")).getAsJsonArray("words");
    double shares = 0;
    for (JsonElement word : words) {
      shares += word.getAsJsonObject().getAsJsonObject("attention").get("text").getAsDouble();
    }
    assertEquals(1, shares, 1e-5);
    double mask =
        mean(
            json(mmlatch("masks", other, "--json"))
                .getAsJsonObject("audio")
                .getAsJsonArray("features"));
    assertTrue(mask > 0 && mask < 1, "a mask lies between 0 and 1: " + mask);
  }

  @Test
  void aReportShowsARunAndComparesSeveral() throws IOException {
    Path out = folder.resolve("report.html");
    String second = folder.resolve("reported").toString();
    assertDone(train(second, "-Dfeedback.type=linear"));
    JsonArray groups =
        JsonParser.parseString(
                mmlatch("report", run, second, "--out", out.toString(), "--json").out())
            .getAsJsonArray();
    assertEquals(2, groups.size());
    String page = Files.readString(out);
    assertTrue(page.contains("<h1>2 runs</h1>"), page);
    assertTrue(page.contains("Error by length"), "the corpus is where it was");
    assertEquals(3, mmlatch("report", folder.resolve("nothing").toString()).status());
  }

  @Test
  void aReportNeedsThePredictionsThatItDraws() throws IOException {
    Path out = folder.resolve("not-written.html");
    Path damaged = folder.resolve("damaged");
    assertDone(train(damaged.toString()));
    Files.delete(damaged.resolve("predictions-valid.csv")); // of which no picture is drawn
    assertDone(mmlatch("report", damaged.toString(), "--out", folder.resolve("r.html").toString()));
    Files.writeString(damaged.resolve("predictions-test.csv"), "id,target,prediction\na,1,x\n");
    CommandLineRun report = mmlatch("report", damaged.toString(), "--out", out.toString());
    assertEquals(3, report.status());
    assertTrue(report.err().contains("predictions-test.csv, line 2"), report.err());
    assertTrue(Files.notExists(out));
  }

  @Test
  void aSegmentThatIsNotThereIsNamed() {
    CommandLineRun none = mmlatch("explain", run, "nobody[7]");
    assertEquals(3, none.status());
    assertTrue(none.err().contains("has no segment nobody[7]"), none.err());
    assertEquals(3, mmlatch("explain", run, "nobody").status());
  }

  @Test
  void aRunWithoutFeedbackHasNoMasks() {
    String baseline = folder.resolve("baseline").toString();
    assertDone(train(baseline, "-Dfeedback.type=none"));
    assertEquals(4, mmlatch("masks", baseline).status());
  }

  @Test
  void aStepIsMeasuredInParts() {
    JsonObject result =
        json(
            mmlatch(
                "benchmark",
                "train",
                "--corpus",
                corpus,
                "--steps",
                "2",
                "--json",
                "-Dthreads=1",
                "-Dtrain.batch-size=4"));
    assertEquals(6, result.getAsJsonObject("milliseconds_per_step").size());
    assertTrue(result.get("segments_per_second").getAsDouble() > 0);
    assertTrue(result.get("times_the_floor").getAsDouble() > 0);
  }

  @Test
  void operatorsAreRecorded() throws IOException {
    Path trace = folder.resolve("trace.json");
    String[] command = {
      "benchmark",
      "train",
      "--corpus",
      corpus,
      "--steps",
      "2",
      "-Dtrain.batch-size=4",
      "-Dworkers=1",
      "--trace",
      trace.toString()
    };
    String table = mmlatch(command).out();
    assertTrue(table.contains("aten::mkldnn_rnn_layer_backward "), table);
    assertTrue(table.contains("\nall "), table);
    JsonArray events = JsonParser.parseString(Files.readString(trace)).getAsJsonArray();
    JsonArray operators =
        json(mmlatch(Stream.concat(Stream.of(command), Stream.of("--json")).toArray(String[]::new)))
            .getAsJsonArray("operators");
    double calls = 0;
    for (JsonElement operator : operators) {
      calls += operator.getAsJsonObject().get("calls_per_step").getAsDouble();
    }
    assertEquals(events.size(), 3 * calls, 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "4, t.json, -Dthreads=2, add -Dworkers=1",
    "24, t.json, -Dthreads=1, use a larger corpus",
    "4, t.txt, -Dthreads=1, ends in .json"
  })
  void operatorsThatCannotBeRecorded(String batch, String file, String threads, String message) {
    Path trace = folder.resolve(file);
    CommandLineRun run =
        mmlatch(
            "benchmark",
            "train",
            "--corpus",
            corpus,
            "-Dtrain.batch-size=" + batch,
            threads,
            "--trace",
            trace.toString());
    assertEquals(2, run.status());
    assertTrue(run.err().contains(message), run.err());
    assertFalse(Files.exists(trace));
  }

  @ParameterizedTest
  @CsvSource({"evaluate, 2", "predict, 16"})
  void predictionsAreMeasured(String what, int calls) {
    CommandLineRun run =
        mmlatch("benchmark", what, "--corpus", corpus, "--rounds", "2", "--json", "-Dthreads=1");
    JsonObject result = json(run);
    assertEquals(calls, result.get("calls").getAsInt());
    assertTrue(result.get("segments_per_second").getAsDouble() > 0);
  }

  @Test
  void overfittingThatFailsIsAFailure() {
    CommandLineRun result =
        train(folder.resolve("overfit").toString(), "-Dtrain.overfit-one-batch=true");
    assertEquals(1, result.status());
    assertTrue(result.out().contains("NOT under 0.05"), result.out());
  }

  @Test
  void whatIsMissingIsNamed() {
    assertEquals(3, mmlatch("evaluate", folder.resolve("nothing").toString()).status());
    CommandLineRun noCorpus = mmlatch("train", "--corpus", folder.resolve("none").toString());
    assertEquals(3, noCorpus.status());
    assertTrue(noCorpus.err().contains("is not a corpus: it does not exist"), noCorpus.err());
    CommandLineRun pickle = mmlatch("train", "--corpus", "pom.xml");
    assertEquals(3, pickle.status());
    assertTrue(pickle.err().contains("mmlatch data import pom.xml --out"), pickle.err());
  }

  @Test
  void dimsOfTwoModalitiesAreAWrongUsage() {
    String textOnly = folder.resolve("text-only").toString();
    assertEquals(2, mmlatch("data", "sample", "--dims", "8,9", "--out", textOnly).status());
    assertTrue(Files.notExists(Path.of(textOnly)));
  }

  @Test
  void aCorpusOfOtherDimsIsRefusedByTheRun() {
    String other = folder.resolve("other-dims").toString();
    assertDone(
        mmlatch("data", "sample", "--segments", "4,4,4", "--dims", "11,9,10", "--out", other));
    CommandLineRun evaluation = mmlatch("evaluate", run, "--corpus", other);
    assertEquals(3, evaluation.status());
    assertTrue(
        evaluation.err().contains("has 11 text features, but the model reads 8"), evaluation.err());
  }

  @Test
  void verifyFailsBeyondTheTolerance() {
    String file = "../mmlatch-train/src/test/resources/parity/latch-none-last.safetensors";
    assertEquals(0, mmlatch("verify", file).status());
    CommandLineRun exact = mmlatch("verify", file, "--tolerance", "0");
    assertTrue(exact.out().contains("files agree"), exact.out());
    assertEquals(2, mmlatch("verify", file, "--tolerance", "-1").status());
    assertEquals(3, mmlatch("verify", "pom.xml").status());
  }

  @Test
  void verifyComparesFilesOfMetricCasesAndFailsBeyondAMillionth() throws IOException {
    Path cases = folder.resolve("cases.json");
    String of =
        "[{'name': 'x', 'predictions': [1, 2], 'targets': [1, 1], 'expected': {'mae': %s}}]";
    Files.writeString(cases, of.formatted("0.5").replace('\'', '"'));
    CommandLineRun agrees = mmlatch("verify", cases.toString());
    assertDone(agrees);
    assertTrue(agrees.out().contains("0.5000000  0.5000000  agrees"), agrees.out());

    Files.writeString(cases, of.formatted("0.50001").replace('\'', '"'));
    CommandLineRun differs = mmlatch("verify", cases.toString());
    assertEquals(1, differs.status());
    assertTrue(differs.out().contains("DIFFERS by 1.00e-05"), differs.out());
    CommandLineRun json = mmlatch("verify", cases.toString(), "--json");
    assertEquals(1, json.status());
    assertTrue(json.out().contains("\"ours\": 0.5"), json.out());

    Files.writeString(cases, "{}");
    assertEquals(3, mmlatch("verify", cases.toString()).status());
  }

  @Test
  void picturesAreWhatTheirNamesSay() throws IOException {
    String id = Predictions.read(Path.of(run, "predictions-test.csv")).rows().get(0).id();
    Path words = folder.resolve("pictures/w.png");
    assertDone(mmlatch("explain", run, id, "--out", words.toString()));
    assertStartsWith(words, "\u0089PNG");
    Path figure = folder.resolve("pictures/fig2.png");
    assertDone(mmlatch("masks", run, "--out", figure.toString()));
    assertStartsWith(figure, "\u0089PNG");
    Path paper = folder.resolve("pictures/fig2.pdf");
    assertDone(mmlatch("masks", run, "--out", paper.toString()));
    assertStartsWith(paper, "%PDF-1.4");
  }

  private static void assertStartsWith(Path file, String start) throws IOException {
    String contents = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertTrue(contents.startsWith(start), file.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "explain, x.jpg, '.svg, .png or .pdf'",
    "masks, fig.jpg, '.svg, .png or .pdf (a picture) or .csv (all numbers), or a folder'",
    "report, report.pdf, .html or .htm",
    "predict, p.json, .csv",
    "'weights export', w.pt, .safetensors"
  })
  void anotherEndingIsAnErrorThatNamesWhatIsPossible(String command, String file, String possible) {
    Path out = folder.resolve(file);
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    arguments.addAll(List.of(run, "--out", out.toString()));
    arguments.addAll(
        switch (command) {
          case "explain" -> List.of("sample-000000[0]");
          case "predict" -> List.of("--corpus", corpus);
          default -> List.<String>of();
        });
    CommandLineRun wrong = mmlatch(arguments.toArray(String[]::new));
    assertEquals(2, wrong.status(), wrong.err());
    assertTrue(
        wrong.err().contains("--out: expected a name that ends in " + possible), wrong.err());
    assertTrue(Files.notExists(out));
  }

  @ParameterizedTest
  @CsvSource({
    "explain, words.svg, sample-000000[0]",
    "masks, masks.csv, --corpus=nowhere",
    "report, report.html, nowhere",
    "package, run.zip, --vectors=nowhere",
    "predict, predicted.csv, --corpus=nowhere",
    "benchmark train, trace.json, --corpus=nowhere"
  })
  void aFileThatCannotBeWrittenIsSaidBeforeAnythingIsRead(String command, String name, String other)
      throws IOException {
    Path out = Files.createDirectories(folder.resolve("taken").resolve(name));
    List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
    if (!command.startsWith("benchmark")) {
      arguments.add(run);
    }
    arguments.addAll(List.of(other, command.startsWith("benchmark") ? "--trace" : "--out"));
    arguments.add(out.toString());
    CommandLineRun wrong = mmlatch(arguments.toArray(String[]::new));
    assertEquals(1, wrong.status(), wrong.err());
    assertTrue(wrong.err().startsWith("error: Cannot write "), wrong.err());
  }

  @Test
  void aSentenceIsPredictedByARunOfTextAlone() throws IOException {
    String text = folder.resolve("text-alone").toString();
    assertDone(train(text, "-Dmodel.modalities=[text]"));
    Path vectors =
        Files.writeString(
            folder.resolve("words.txt"), "good 1 1 1 1 1 1 1 1\nbad -1 -1 -1 -1 -1 -1 -1 -1\n");
    JsonArray predictions =
        json(mmlatch(
                "predict",
                text,
                "--text",
                "good",
                "--text",
                "Bad, so bad",
                "--vectors",
                vectors.toString(),
                "--json"))
            .getAsJsonArray("predictions");
    JsonObject bad = predictions.get(1).getAsJsonObject();
    assertEquals("[\"so\"]", bad.get("unknown_words").toString());
    assertNotEquals(predictions.get(0).getAsJsonObject().get("sentiment"), bad.get("sentiment"));
    CommandLineRun trimodal =
        mmlatch("predict", run, "--text", "good", "--vectors", vectors.toString());
    assertEquals(3, trimodal.status());
    assertTrue(trimodal.err().contains("[text, audio, visual]"), trimodal.err());
    CommandLineRun unknown =
        mmlatch("predict", text, "--text", "so so", "--vectors", vectors.toString());
    assertTrue(unknown.out().contains("'so so': no word has a vector"), unknown.out());
    CommandLineRun empty = mmlatch("predict", text, "--text", " ", "--vectors", vectors.toString());
    assertEquals(2, empty.status());
    assertTrue(empty.err().contains("--text: expected a sentence; found none"), empty.err());
    CommandLineRun half = mmlatch("predict", text, "--text", "good");
    assertEquals(2, half.status());
    assertTrue(half.err().contains("--text TEXT and --vectors FILE"), half.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluate RUN --split dev | found 'dev' (the validation split is called valid)",
        "train -Dlr=1e-3 | lr: no such setting; the nearest is train.learning-rate",
        "train --hidden 5 | Did you mean the setting -Dmodel.hidden=5?",
        "train --batch_size=5 | Did you mean the setting -Dtrain.batch-size=5?",
        "train train.epochs=3 | Did you mean the setting -Dtrain.epochs=3?",
        "train -Dtrain.epochs 1 | -Dtrain.epochs has no value; write the setting and its value as"
            + " one word",
        "weights export RUN --out x.safetensors --format x | expected one of pytorch; found 'x'",
      })
  void aMistakeInTypingIsToldWithWhatToType(String command, String message) {
    CommandLineRun wrong = mmlatch(command.replace("RUN", run).split(" "));
    assertEquals(2, wrong.status(), wrong.err());
    assertTrue(wrong.err().contains(message), wrong.err());
  }

  @Test
  void aFolderOfRunsIsToldFromARun() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("project/runs"));
    assertDone(train(runs.resolve("only").toString()));
    CommandLineRun one = mmlatch("evaluate", runs.toString());
    assertEquals(3, one.status());
    assertTrue(
        one.err().contains("a folder of runs. Name one of them, such as " + runs.resolve("only")),
        one.err());
    CommandLineRun above = mmlatch("runs", runs.getParent().toString());
    assertEquals(3, above.status());
    assertTrue(above.err().contains("nor a folder of runs. " + runs + " is one."), above.err());
  }

  @Test
  void aFileInThePlaceOfAFolderIsCalledSo() throws IOException {
    Path file = Files.writeString(folder.resolve("in-the-way"), "mine");
    CommandLineRun report = mmlatch("report", run, "--out", file.resolve("r.html").toString());
    assertEquals(1, report.status());
    assertTrue(
        report.err().contains("Cannot write " + file + ": there is a file of that name"),
        report.err());
  }

  @Test
  void aFileInTheWayIsNeitherARunNorOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.safetensors"), "mine");
    CommandLineRun asRun = train(file.toString());
    assertEquals(4, asRun.status());
    assertTrue(asRun.err().contains("is a file; --run names the folder of a run"), asRun.err());
    CommandLineRun export = mmlatch("weights", "export", run, "--out", file.toString());
    assertEquals(4, export.status());
    assertTrue(
        export.err().contains("exists; choose another name or move this file"), export.err());
    CommandLineRun evaluation = mmlatch("evaluate", file.toString());
    assertEquals(3, evaluation.status());
    assertTrue(evaluation.err().contains("it is a file, but a run is a folder"), evaluation.err());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void seedEpochsAndLearningRateHaveOptionsOfTheirOwn() {
    String brief = folder.resolve("short").toString();
    assertDone(train(brief, "--seed", "7", "--epochs", "1", "--lr", "0.01"));
    CommandLineRun same =
        train(brief, "-Dseed=7", "-Dtrain.epochs=1", "-Dtrain.learning-rate=0.01");
    assertTrue(same.out().contains("weights of epoch 1"), same.err());
  }

  @Test
  void aTrainingEndsWithWhyItEndedAndWhatToDoNext() {
    CommandLineRun again = train(run);
    assertDone(again);
    assertTrue(again.out().contains("Trained all 2 epochs; the best was "), again.out());
    assertTrue(again.out().contains("Next: mmlatch report " + run + " --out"), again.out());
    assertTrue(again.out().contains("mmlatch predict " + run + " --corpus"), again.out());
    String early = folder.resolve("early").toString();
    CommandLineRun stopped =
        train(early, "-Dtrain.epochs=30", "-Dtrain.early-stop=1", "-Dtrain.learning-rate=1");
    assertDone(stopped);
    assertTrue(stopped.out().contains(" of 30: the best validation loss, "), stopped.out());
  }

  @Test
  void aRunFindsItsCorpusWhereItWasAndSaysWhatToDoWhereItIsNot() throws IOException {
    String moving = folder.resolve("moving").toString();
    assertDone(
        mmlatch("data", "sample", "--segments", "8,4,4", "--dims", "8,9,10", "--out", moving));
    String of = folder.resolve("of-moving").toString();
    assertDone(mmlatch("train", "--corpus", moving, "--run", of, "--epochs", "1", "-Ddevice=cpu"));
    Path config = Path.of(of, "config.conf");
    String elsewhere = Files.readString(config).replace(moving, "corpora/not-here");
    Files.writeString(config, elsewhere);
    assertDone(mmlatch("evaluate", of));

    Path moved = Files.move(Path.of(moving), folder.resolve("moved"));
    CommandLineRun lost = mmlatch("evaluate", of);
    assertEquals(3, lost.status());
    assertTrue(lost.err().contains("if it was moved, give it with --corpus"), lost.err());
    assertDone(mmlatch("evaluate", of, "--corpus", moved.toString()));
  }

  @Test
  void oneBatchThatIsOverfittedIsCounted() throws IOException {
    String over = folder.resolve("over").toString();
    train(over, "-Dtrain.overfit-one-batch=true");
    String log = Files.readString(Path.of(over, "train.log"));
    assertTrue(log.contains("training on one batch of 8 segments, validating on the same"), log);
  }

  @Test
  void runsAreListedTheBestFirstWithWhatTheyDifferIn() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("listed"));
    assertDone(train(runs.resolve("a").toString()));
    assertDone(
        train(runs.resolve("b").toString(), "-Dfeedback.type=none", "-Dtrain.weight-decay=0.1"));
    Files.delete(runs.resolve("b/metrics-test.json"));
    JsonArray list =
        JsonParser.parseString(mmlatch("runs", runs.toString(), "--json").out()).getAsJsonArray();
    assertEquals(2, list.size());
    double first = list.get(0).getAsJsonObject().get("best_valid_loss").getAsDouble();
    double second = list.get(1).getAsJsonObject().get("best_valid_loss").getAsDouble();
    assertTrue(first <= second);
    CommandLineRun table = mmlatch("runs", runs.toString());
    assertDone(table);
    assertTrue(table.out().contains("finished") && table.out().contains("stopped"), table.out());
    assertTrue(table.out().contains("feedback.type=none train.weight-decay=0.1"), table.out());

    Files.writeString(runs.resolve("a/history.csv"), "broken\nx\n");
    CommandLineRun damaged = mmlatch("runs", runs.toString());
    assertEquals(3, damaged.status());
    assertTrue(damaged.out().contains("expected lines of"), damaged.out());
    assertTrue(damaged.out().contains("stopped"), "the other is listed all the same");

    Path other = Files.createDirectories(runs.resolve("of-another-program"));
    Files.writeString(other.resolve("config.conf"), "strange.width = 4\n");
    CommandLineRun strange = mmlatch("runs", runs.toString());
    assertEquals(3, strange.status());
    assertTrue(strange.out().contains("strange.width: no such setting"), strange.out());
    assertTrue(strange.out().contains("stopped"), strange.out());
  }

  @Test
  void aDryRunShowsWhatDiffersFromTheDefaultsAndMakesNothing() {
    Path never = folder.resolve("never");
    CommandLineRun dry =
        mmlatch("train", "--corpus", corpus, "--run", never.toString(), "--lr", "0.5", "--dry-run");
    assertDone(dry);
    assertTrue(dry.out().contains("train.learning-rate  0.5"), dry.out());
    assertTrue(dry.out().contains("Nothing was trained."), dry.out());
    assertTrue(Files.notExists(never));
  }
}
