package org.mmlatch.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.ImportedRun;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.TinyRuns;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.tensor.SafetensorsFile;

/**
 * What an encoder from outside may have: settings, batch normalisation with running statistics, a
 * loss term over the whole batch. All of it is in runs, as for the encoders of this project.
 */
class OutsideEncoderTest {
  @TempDir private Path folder;
  private TinyRuns runs;

  @BeforeEach
  void makeCorpus() {
    runs = TinyRuns.in(folder, Map.of("model.encoder", "batchwise"));
  }

  @Test
  void itsLossTermHasAColumnAndNoPartInTheTasksLosses() throws IOException {
    RunFolder run = runs.train("run", Map.of());
    assertEquals("loss:spread", TinyRuns.history(run).get(0)[4]);
    assertTrue(TinyRuns.column(run, 4).get(2) > 0);
    double error = TinyRuns.meanAbsoluteError(run.predictions(SplitName.VALID));
    assertEquals(error, Collections.min(TinyRuns.column(run, 2)), 1e-6);
  }

  @Test
  void itsLossTermIsTrainedOnByItsWeight() throws IOException {
    double with = TinyRuns.column(runs.train("with", Map.of()), 4).get(2);
    Map<String, String> unweighted = Map.of("batchwise.spread-weight", "0");
    double without = TinyRuns.column(runs.train("without", unweighted), 4).get(2);
    assertTrue(with < without, with + " < " + without);
  }

  @Test
  void theTrainingLossIsThatOfTheFirstBatchesWithoutTheTerm() throws IOException {
    Map<String, String> heavy =
        Map.of("batchwise.spread-weight", "1000", "train.learning-rate", "1e-12");
    Map<String, String> light =
        Map.of("batchwise.spread-weight", "0", "train.learning-rate", "1e-12");
    assertEquals(
        TinyRuns.column(runs.train("light", light), 1).get(0),
        TinyRuns.column(runs.train("heavy", heavy), 1).get(0),
        1e-6);
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() throws IOException {
    runs.assertGoesOnToTheSameBytes(20, Map.of());
  }

  @Test
  void runningStatisticsAreSavedExportedAndImported() throws IOException {
    RunFolder run = runs.train("run", Map.of());
    Path exported = folder.resolve("weights.safetensors");
    FinishedRun.open(run.path()).exportWeights(exported);
    float[] mean = SafetensorsFile.open(exported).floats("encoder.norm.running_mean");
    assertNotEquals(0, mean[0]);
    Path imported = folder.resolve("imported");
    new ImportedRun(runs.settings(Map.of()), runs.corpus()).write(exported, imported);
    assertTrue(Arrays.equals(mean, statistics(imported)));
    assertTrue(Arrays.equals(mean, statistics(run.path())));
  }

  private static float[] statistics(Path run) {
    return SafetensorsFile.open(run.resolve("checkpoint/best/weights.safetensors"))
        .floats("encoder.norm.running_mean");
  }

  @Test
  void itsBatchesAreNotSharedOut() {
    SettingsException error =
        assertThrows(
            SettingsException.class,
            () -> Parallelism.of(runs.settings(Map.of("threads", "4", "workers", "2"))));
    assertEquals(
        "workers is 2, but can be at most 1: model.encoder = batchwise trains on whole batches",
        error.getMessage());
    assertEquals(1, Parallelism.of(runs.settings(Map.of("threads", "4"))).workers());
  }

  @Test
  void aPackageWouldNotHoldItsJar() {
    FinishedRun run = FinishedRun.open(runs.train("run", Map.of()).path());
    String refusal = Packaging.refusal(run, folder.resolve("run.zip"));
    assertTrue(
        refusal.startsWith(
            run.folder().path()
                + " cannot be packaged: its encoder batchwise (org.mmlatch.outside.BatchwiseConfig)"
                + " comes from "),
        refusal);
  }
}
