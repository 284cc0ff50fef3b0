package org.mmlatch.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.report.ReportPage;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.run.CorpusLengths;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.MetricsFile;
import org.mmlatch.run.Reproduction;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.RunOutcome;
import org.mmlatch.run.RunViews;
import org.mmlatch.run.TinyRun;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.task.Task;

/** What a task from outside may have: a loss, metrics, all that runs do. */
class OutsideTaskTest {
  private static final List<String> CLASSES = List.of("-3", "-2", "-1", "0", "1", "2", "3");

  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private static Settings settings(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(Map.of("task.type", "ordinal"));
    all.putAll(further);
    return TinyRun.settings(all);
  }

  private RunFolder train(String name, Map<String, String> further) {
    RunFolder run = new RunFolder(folder.resolve(name));
    new TrainingRun(settings(further), run, corpus).train(() -> false);
    return run;
  }

  private static double rankedProbabilityScore(Predictions predictions) {
    double sum = 0;
    for (Predictions.Row row : predictions.rows()) {
      double all = row.predictions().stream().mapToDouble(Math::exp).sum();
      double cumulated = 0;
      for (int c = 0; c < CLASSES.size(); c++) {
        cumulated += Math.exp(row.predictions().get(c)) / all;
        sum += Math.pow(cumulated - (row.target() <= c ? 1 : 0), 2);
      }
    }
    return sum / predictions.rows().size();
  }

  @Test
  void itsLossChoosesTheEpochAndIsWhatHistoryHas() throws IOException {
    RunFolder run = train("run", Map.of("train.epochs", "8", "train.learning-rate", "0.02"));
    List<String[]> history =
        Files.readAllLines(run.history()).stream().skip(1).map(l -> l.split(",", -1)).toList();
    double best = history.stream().mapToDouble(e -> Double.parseDouble(e[2])).min().orElseThrow();
    double of = rankedProbabilityScore(Predictions.read(run.predictions(SplitName.VALID)));
    assertEquals(of, best, 1e-6);
    double first = Double.parseDouble(history.get(0)[1]);
    double last = Double.parseDouble(history.get(history.size() - 1)[1]);
    assertTrue(last < 0.8 * first, first + ", " + last);
  }

  @Test
  void itsLossOfABatchIsTheMeanOfThatOfItsSegments() {
    Task task =
        new Ordinal().task(TaskDescription.classification(List.of("a", "b", "c")), List.of());
    float[][] logits = {{1, -2, 0.5f}, {0, 3, -1}};
    float[][] targets = {{2}, {0}};
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      double batch = task.loss(manager.create(logits), manager.create(targets)).getFloat();
      double mean = (task.loss(logits[0], targets[0]) + task.loss(logits[1], targets[1])) / 2;
      assertEquals(mean, batch, 1e-6);
    }
  }

  @Test
  void itsMetricsAreInFilesOfResultsAndOfEpochs() throws IOException {
    RunFolder run = train("run", Map.of());
    Predictions predictions = Predictions.read(run.predictions(SplitName.TEST));
    double distance =
        predictions.rows().stream()
            .mapToDouble(row -> Math.abs(largest(row.predictions()) - row.target()))
            .average()
            .orElseThrow();
    Metrics metrics = MetricsFile.read(run.metrics(SplitName.TEST));
    assertEquals(List.of("distance", "near"), metrics.catalogue().keys());
    assertEquals(distance, metrics.value(metrics.catalogue().primary()).orElseThrow(), 1e-12);
    assertEquals("epoch,distance,near", Files.readAllLines(run.validation()).get(0));
    TaskDescription task = MetricsFile.task(run.metrics(SplitName.TEST));
    assertEquals("ordinal", task.task().key());
    assertEquals(CLASSES, task.outputs());
  }

  private static int largest(List<Float> logits) {
    return logits.indexOf(Collections.max(logits));
  }

  @Test
  void aFinishedRunPredictsWhatItWroteAndSaysWhatItHasLearnt() {
    RunFolder run = train("run", Map.of());
    FinishedRun finished = FinishedRun.open(run.path());
    assertEquals(
        Predictions.read(run.predictions(SplitName.TEST)),
        finished.predict(corpus, SplitName.TEST));
    assertEquals("ordinal", finished.task().task().key());
    assertEquals(
        finished.task(),
        RunViews.result(run.path(), "run", SplitName.TEST).counting().orElseThrow().task());
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() {
    RunFolder whole = train("whole", Map.of());
    RunFolder broken = new RunFolder(folder.resolve("broken"));
    RunOutcome outcome;
    do {
      outcome = new TrainingRun(settings(Map.of()), broken, corpus).train(() -> true);
    } while (outcome instanceof RunOutcome.Stopped);
    assertTrue(Reproduction.compare(whole, broken).isExact());
  }

  @Test
  void aLossOfOtherTasksIsRefused() {
    SettingsException error =
        assertThrows(SettingsException.class, () -> train("run", Map.of("train.loss", "mse")));
    assertEquals(
        "train.loss is mse, but task.type = ordinal is trained on auto", error.getMessage());
  }

  @Test
  void theReportNamesItsLoss() {
    RunFolder run = train("run", Map.of());
    RunView view = RunViews.read(run.path(), "run", new CorpusLengths());
    assertTrue(ReportPage.of(List.of(view)).contains("ranked probability score"));
  }
}
