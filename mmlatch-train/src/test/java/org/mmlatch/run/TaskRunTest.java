package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.export.ExportFormat;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.masks.FeatureMasks;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/** Trainings of every type of task, and what is done with their runs. */
class TaskRunTest {
  private static final String MULTILABEL = "task.type=multilabel";

  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = LabelledCorpus.of(folder.resolve("corpus"));
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  private RunFolder train(String name, String task) {
    new TrainingRun(settings(task), run(name), corpus).train(() -> false);
    return run(name);
  }

  private static Settings settings(String task) {
    return TinyRun.settings(LabelledCorpus.task(task));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train.loss=mse",
        "task.type=regression task.targets=happy task.range=[0,3]",
        "task.type=multilabel task.class-weights=balanced task.threshold=tuned",
        "task.type=multilabel train.loss=bce threads=2",
        "task.type=classification task.targets=mood task.class-weights=balanced threads=2",
        "task.type=classification task.targets=sentiment",
        "task.type=binary task.targets=happy task.positive-above=0.5 task.class-weights=balanced",
        "task.type=binary task.targets=sentiment model.encoder=mult mult.width=12 mult.heads=2",
        "task.type=classification task.targets=mood model.encoder=tfn tfn.hidden.text=8",
        "task.type=multilabel model.encoder=lmf lmf.hidden.text=8 feedback.type=none",
        "task.type=multilabel model.encoder=raven raven.projection=6 raven.cell=5 raven.hidden=8",
      })
  void aRunThatIsInterruptedAfterEveryUpdateEndsInTheSameBytes(String task) throws IOException {
    RunFolder whole = train("whole", task);
    RunOutcome outcome;
    do {
      outcome = new TrainingRun(settings(task), run("broken"), corpus).train(() -> true);
    } while (outcome instanceof RunOutcome.Stopped);
    Reproduction compared = Reproduction.compare(whole, run("broken"));
    assertTrue(compared.isExact(), () -> compared.files().toString());
    for (SplitName split : List.of(SplitName.VALID, SplitName.TEST)) {
      assertReadsBack(whole, split);
    }
  }

  /** What a finished run predicts is what it wrote, and so are the metrics of it. */
  private void assertReadsBack(RunFolder run, SplitName split) {
    FinishedRun finished = FinishedRun.open(run.path());
    Predictions written = Predictions.read(run.predictions(split));
    Metrics metrics = MetricsFile.read(run.metrics(split));
    assertEquals(written, finished.predict(corpus, split));
    assertEquals(finished.task(), MetricsFile.task(run.metrics(split)));
    assertEquals(metrics, written.metrics(finished.task().metrics()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "task.type=multilabel | id,target:happy,logit:happy,target:sad,logit:sad",
        "task.type=classification task.targets=mood | id,target,logit:low,logit:even,logit:high",
        "task.type=binary task.targets=sad | id,target,prediction",
      })
  void predictionsHaveAColumnForEveryOutput(String task, String header) throws IOException {
    RunFolder run = train("run", task);
    List<String> lines = Files.readAllLines(run.predictions(SplitName.TEST));
    assertEquals(header, lines.get(0));
    assertEquals(1 + 11, lines.size(), "one of 12 segments is not labelled");
    Path arrays = folder.resolve("predicted.csv");
    FinishedRun.open(run.path())
        .predict(
            ImportOptions.of(corpus.folder()),
            arrays,
            PredictionFile.Detail.VALUES,
            Progress.SILENT);
    assertEquals(header, Files.readAllLines(arrays).get(0));
  }

  @Test
  void sentimentHasNoFileOfItsTask() {
    RunFolder run = train("run", "task.type=regression");
    assertTrue(Files.notExists(run.task()));
    assertEquals(TaskDescription.SENTIMENT, FinishedRun.open(run.path()).task());
  }

  @Test
  void tunedThresholdsArePartOfTheRun() {
    RunFolder run = train("run", MULTILABEL + " task.threshold=tuned");
    List<Double> tuned = FinishedRun.open(run.path()).task().thresholds();
    assertFalse(tuned.contains(0.0) && tuned.get(0).equals(tuned.get(1)), tuned::toString);
    RunFolder usual = train("usual", MULTILABEL);
    assertEquals(List.of(0.0, 0.0), FinishedRun.open(usual.path()).task().thresholds());
    assertTrue(f1(run) >= f1(usual));
    assertEquals(
        Predictions.read(usual.predictions(SplitName.TEST)),
        Predictions.read(run.predictions(SplitName.TEST)),
        "thresholds change decisions, not logits");
  }

  private static double f1(RunFolder run) {
    Metrics valid = MetricsFile.read(run.metrics(SplitName.VALID));
    return valid.value(valid.catalogue().find("mean_f1").orElseThrow()).orElse(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"task", "total"})
  void theValidationLossIsTheMetricsUnweightedLossOfTheBestEpoch(String kind) throws IOException {
    RunFolder run =
        train(
            "run",
            "task.type=classification task.targets=mood task.class-weights=balanced"
                + " train.valid-loss="
                + kind);
    double best =
        Files.readAllLines(run.history()).stream()
            .skip(1)
            .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[2]))
            .min()
            .orElseThrow();
    Metrics valid = MetricsFile.read(run.metrics(SplitName.VALID));
    double loss = valid.value(valid.catalogue().find("loss").orElseThrow()).orElseThrow();
    assertEquals(loss, best, 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "task.type=multilabel, 'happy, not happy, sad, not sad'",
    "task.type=classification task.targets=mood, 'low, even, high'",
    "task.type=binary task.targets=sad, '0, 1'",
  })
  void masksAreGroupedByWhatIsTrue(String task, String groups) {
    FinishedRun finished = FinishedRun.open(train("run", task).path());
    FeatureMasks masks = finished.masks(corpus, SplitName.TEST, Progress.SILENT).get(0);
    assertEquals(List.of(groups.split(", ", -1)), masks.groups().names());
    assertEquals(11, masks.groups().members().size());
  }

  @Test
  void anExplanationIsOfTheLikeliestLabelUnlessOneIsChosen() {
    FinishedRun finished = FinishedRun.open(train("run", MULTILABEL).path());
    SegmentId id = corpus.split(SplitName.TEST).id(1);
    Explanation explanation = finished.explain(corpus, id, Optional.empty());
    assertEquals(List.of("happy", "sad"), List.copyOf(explanation.truths().keySet()));
    for (String label : List.of("happy", "sad")) {
      Explanation chosen = finished.explain(corpus, id, Optional.of(label));
      assertEquals(label, chosen.output());
      assertEquals(explanation.probabilities(), chosen.probabilities());
      assertEquals(explanation.probabilities().get(label), chosen.prediction());
      assertEquals(explanation.truths().get(label), chosen.label().getAsDouble());
    }
    assertThrows(SettingsException.class, () -> finished.explain(corpus, id, Optional.of("angry")));
    assertEquals(List.of("happy", "sad"), List.copyOf(explanation.probabilities().keySet()));
    double likeliest =
        explanation.probabilities().values().stream().mapToDouble(p -> p).max().orElseThrow();
    assertEquals(likeliest, explanation.prediction());
    assertEquals(
        likeliest, explanation.probabilities().get(explanation.output()), explanation.output());
    assertTrue(explanation.label().getAsDouble() == 0 || explanation.label().getAsDouble() == 1);
    assertTrue(
        finished
            .explain(corpus, corpus.split(SplitName.TEST).id(0), Optional.empty())
            .truths()
            .isEmpty(),
        "the first segment has no emotions");
  }

  @Test
  void anExplanationDrawsNothingEvenIfPredictionsDo() {
    String task = MULTILABEL + " train.epochs=1 feedback.mask-dropout-at-evaluation=";
    SegmentId id = corpus.split(SplitName.TEST).id(1);
    Explanation steady =
        FinishedRun.open(train("steady", task + "false").path())
            .explain(corpus, id, Optional.empty());
    FinishedRun drawing = FinishedRun.open(train("drawing", task + "true").path());
    assertEquals(steady, drawing.explain(corpus, id, Optional.empty()));
  }

  @Test
  void sourcesThatAreNoCorpusAreEvaluatedTheSame() {
    FinishedRun finished = FinishedRun.open(train("run", MULTILABEL).path());
    Path arrays = folder.resolve("arrays");
    ExportFormat.NPZ.write(corpus, List.of(), arrays);
    SourcePredictions found =
        finished.predict(ImportOptions.of(arrays), SplitName.TEST, Progress.SILENT);
    assertEquals(finished.predict(corpus, SplitName.TEST), found.predictions());
    assertEquals(1, found.unlabelled(), "the first segment has no emotions");
    BadDataException error =
        assertThrows(
            BadDataException.class,
            () ->
                finished.predict(
                    ImportOptions.of(arrays).withTargets(List.of("mood")),
                    SplitName.TEST,
                    Progress.SILENT));
    assertTrue(error.getMessage().contains("happy"), error.getMessage());
  }

  @Test
  void labelsOfAnotherMeaningAreNotEvaluatedAndLeftEmpty() throws IOException {
    RunFolder run = train("run", "task.type=classification task.targets=mood");
    FinishedRun finished = FinishedRun.open(run.path());
    Corpus turned = tests(Target.classes("mood", List.of("high", "low")));
    ImportOptions sources = ImportOptions.of(turned.folder());
    String meaning =
        turned.folder()
            + " has the classes [high, low] of mood, but the model has learnt the classes"
            + " [low, even, high]";
    assertEquals(
        meaning + "; describe the labels as at import, with --labels",
        assertThrows(
                BadDataException.class,
                () -> finished.predict(sources, SplitName.TEST, Progress.SILENT))
            .getMessage());
    Path out = folder.resolve("predicted.csv");
    Path logged = folder.resolve("log");
    PredictionReport report =
        RunLog.appendingTo(
            logged,
            () -> finished.predict(sources, out, PredictionFile.Detail.VALUES, Progress.SILENT));
    String log = Files.readString(logged);
    assertEquals(1, log.split("these targets are left empty", -1).length - 1, log);
    assertTrue(log.contains(meaning), log);
    assertEquals(12, report.predicted());
    Files.readAllLines(out).stream()
        .skip(1)
        .forEach(line -> assertEquals("", line.split(",", -1)[1], line));
  }

  /** Returns the test segments, all of them of the first class of a target. */
  private Corpus tests(Target target) {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    corpus.manifest().modalities().forEach((modality, info) -> dims.put(modality, info.dim()));
    CorpusDescription description = CorpusDescription.of(dims).withTargets(List.of(target));
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("tests"), description)) {
      SplitData split = corpus.split(SplitName.TEST);
      for (int i = 0; i < split.size(); i++) {
        Segment segment = split.segment(i);
        writer.add(
            SplitName.TEST,
            new Segment(
                segment.id(),
                segment.features(),
                new Labels(List.of(target), List.of(0f)),
                segment.words()));
      }
      return writer.finish();
    }
  }

  @Test
  void weightsComeBackFromPyTorch() throws IOException {
    String task = "task.type=classification task.targets=mood";
    RunFolder run = train("run", task);
    Path exported = folder.resolve("weights.safetensors");
    FinishedRun.open(run.path()).exportWeights(exported);
    Path imported = folder.resolve("imported");
    new ImportedRun(settings(task), corpus).write(exported, imported);
    assertEquals(
        Predictions.read(run.predictions(SplitName.TEST)),
        FinishedRun.open(imported).predict(corpus, SplitName.TEST));
    assertArrayEquals(
        Files.readAllBytes(run.task()), Files.readAllBytes(new RunFolder(imported).task()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "task.type=multilabel",
        "task.type=classification task.targets=mood",
        "task.type=binary task.targets=happy",
        "train.loss=mse",
      })
  void aBatchIsLearntByHeart(String task) throws IOException {
    RunFolder run =
        train(
            "run",
            task
                + " train.overfit-one-batch=true train.epochs=60 train.early-stop=60"
                + " train.learning-rate=0.02 feedback.type=none");
    List<String> history = Files.readAllLines(run.history());
    double last = Double.parseDouble(history.get(history.size() - 1).split(",", -1)[2]);
    assertTrue(last < 0.05, history::toString);
    assertTrue(history.size() < 61, "training ends when the batch is learnt");
  }

  @Test
  void whatCannotBeLearntIsRefusedBeforeAnythingIsWritten() {
    SettingsException balanced =
        assertThrows(
            SettingsException.class,
            () -> train("run", MULTILABEL + " task.positive-above=3 task.class-weights=balanced"));
    assertTrue(
        balanced.getMessage().contains("no segment of the training split is happy or sad"),
        balanced.getMessage());
    BadDataException several =
        assertThrows(
            BadDataException.class,
            () ->
                train(
                    "run",
                    "task.type=classification task.targets=[happy,sad]"
                        + " task.positive-above=2.9"));
    assertTrue(several.getMessage().contains("exactly one of [happy, sad]"), several.getMessage());
    assertTrue(Files.notExists(run("run").path()));
  }

  @Test
  void aLabelThatIsNowhereIsOnlyWarnedOfWithoutWeights() throws IOException {
    RunFolder run = train("run", MULTILABEL + " task.positive-above=3");
    assertTrue(
        Files.readString(run.log())
            .contains("no segment of the training split is happy or sad: the model"));
  }

  @Test
  void aRangeThatIsNotTheTargetsIsWarnedOf() throws IOException {
    RunFolder other = train("other", "task.targets=happy task.type=regression train.epochs=1");
    assertTrue(
        Files.readString(other.log())
            .contains("task.range is [-3, 3], but the corpus gives happy the range [0.0, 3.0]"));
    RunFolder same = train("same", "train.epochs=1");
    assertFalse(Files.readString(same.log()).contains("task.range"));
  }

  @Test
  void aCorpusWithoutTheTargetsIsRefused() {
    FinishedRun finished = FinishedRun.open(train("run", MULTILABEL).path());
    Corpus plain = TinyRun.corpus(folder.resolve("plain"));
    BadDataException error =
        assertThrows(BadDataException.class, () -> finished.predict(plain, SplitName.TEST));
    assertTrue(
        error.getMessage().contains("does not have all the targets [happy, sad], only [sentiment]"),
        error.getMessage());
  }

  @Test
  void whatIsLearntBelongsToTheWeights() throws IOException {
    RunFolder run = train("run", "task.type=binary task.targets=happy");
    String task = Files.readString(run.task());
    Files.writeString(run.task(), task.replace("happy", "sad"));
    BadDataException edited =
        assertThrows(
            BadDataException.class,
            () -> FinishedRun.open(run.path()).predict(corpus, SplitName.TEST));
    assertTrue(edited.getMessage().contains("another task.json"), edited.getMessage());
    Files.delete(run.task());
    BadDataException gone =
        assertThrows(
            BadDataException.class,
            () -> FinishedRun.open(run.path()).predict(corpus, SplitName.TEST));
    assertTrue(gone.getMessage().contains("saved together with a task.json"), gone.getMessage());
  }

  @Test
  void aSettingOfAnotherTaskIsAnotherRun() {
    train("run", MULTILABEL);
    assertThrows(RefusedException.class, () -> train("run", MULTILABEL + " task.positive-above=1"));
    assertThrows(RefusedException.class, () -> train("run", "task.type=binary task.targets=happy"));
  }

  @Test
  void settingsOfATaskAreKeptWithTheRun() {
    Map<String, String> values =
        FinishedRun.open(train("run", "task.targets=[happy,sad] task.threshold=0.4").path())
            .settings()
            .values();
    assertEquals("[happy, sad]", values.get("task.targets"));
    assertEquals("0.4", values.get("task.threshold"));
    assertEquals("[-3, 3]", values.get("task.range"));
  }
}
