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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.report.ReportPage;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.run.CorpusLengths;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.MetricsFile;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.RunViews;
import org.mmlatch.run.TinyRuns;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.task.Task;

/** What a task from outside may have: a loss, metrics, all that runs do. */
class OutsideTaskTest {
  private static final List<String> CLASSES = List.of("-3", "-2", "-1", "0", "1", "2", "3");

  @TempDir private Path folder;
  private TinyRuns runs;

  @BeforeEach
  void makeCorpus() {
    runs = TinyRuns.in(folder, Map.of("task.type", "ordinal"));
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
    RunFolder run = runs.train("run", Map.of("train.epochs", "8", "train.learning-rate", "0.02"));
    double of = rankedProbabilityScore(Predictions.read(run.predictions(SplitName.VALID)));
    assertEquals(of, Collections.min(TinyRuns.column(run, 2)), 1e-6);
    List<Double> losses = TinyRuns.column(run, 1);
    assertTrue(losses.get(7) < 0.8 * losses.get(0), losses::toString);
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
    RunFolder run = runs.train("run", Map.of());
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
    RunFolder run = runs.train("run", Map.of());
    FinishedRun finished = FinishedRun.open(run.path());
    assertEquals(
        Predictions.read(run.predictions(SplitName.TEST)),
        finished.predict(runs.corpus(), SplitName.TEST));
    assertEquals("ordinal", finished.task().task().key());
    assertEquals(
        finished.task(),
        RunViews.result(run.path(), "run", SplitName.TEST).counting().orElseThrow().task());
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() throws IOException {
    runs.assertGoesOnToTheSameBytes(15, Map.of());
  }

  @Test
  void aLossOfOtherTasksIsRefused() {
    SettingsException error =
        assertThrows(SettingsException.class, () -> runs.train("run", Map.of("train.loss", "mse")));
    assertEquals(
        "train.loss is mse, but task.type = ordinal is trained on auto", error.getMessage());
  }

  @Test
  void theReportNamesItsLoss() {
    RunFolder run = runs.train("run", Map.of());
    RunView view = RunViews.read(run.path(), "run", new CorpusLengths());
    assertTrue(ReportPage.of(List.of(view)).contains("ranked probability score"));
  }

  @Test
  void aPackageWouldNotHoldItsJar() {
    FinishedRun run = FinishedRun.open(runs.train("run", Map.of()).path());
    String refusal = Packaging.refusal(run, folder.resolve("run.zip"));
    assertTrue(
        refusal.contains("its task ordinal (org.mmlatch.outside.Ordinal) comes from "), refusal);
  }
}
