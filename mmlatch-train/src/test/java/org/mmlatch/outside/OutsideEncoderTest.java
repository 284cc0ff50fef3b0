package org.mmlatch.outside;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.ImportedRun;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.TinyRun;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.tensor.SafetensorsFile;

/**
 * What an encoder from outside may have: settings, batch normalisation with running statistics, a
 * loss term over the whole batch. All of it is in runs, as for the encoders of this project.
 */
class OutsideEncoderTest {
  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private static Settings settings(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(Map.of("model.encoder", "batchwise"));
    all.putAll(further);
    return TinyRun.settings(all);
  }

  private RunFolder train(String name, Map<String, String> further) {
    RunFolder run = new RunFolder(folder.resolve(name));
    new TrainingRun(settings(further), run, corpus).train(() -> false);
    return run;
  }

  private static List<String[]> history(RunFolder run) throws IOException {
    return Files.readAllLines(run.history()).stream().map(line -> line.split(",", -1)).toList();
  }

  @Test
  void itsLossTermHasAColumnAndNoPartInTheTasksLosses() throws IOException {
    RunFolder run = train("run", Map.of());
    List<String[]> history = history(run);
    assertEquals("loss:spread", history.get(0)[4]);
    assertTrue(Double.parseDouble(history.get(3)[4]) > 0);
    double error = meanAbsoluteError(run.path().resolve("predictions-valid.csv"));
    double best =
        history.stream().skip(1).mapToDouble(row -> Double.parseDouble(row[2])).min().orElseThrow();
    assertEquals(error, best, 1e-6);
  }

  private static double meanAbsoluteError(Path predictions) throws IOException {
    return Files.readAllLines(predictions).stream()
        .skip(1)
        .map(line -> line.split(","))
        .mapToDouble(row -> Math.abs(Double.parseDouble(row[1]) - Double.parseDouble(row[2])))
        .average()
        .orElseThrow();
  }

  @Test
  void itsLossTermIsTrainedOnByItsWeight() throws IOException {
    double with = Double.parseDouble(history(train("with", Map.of())).get(3)[4]);
    Map<String, String> unweighted = Map.of("batchwise.spread-weight", "0");
    double without = Double.parseDouble(history(train("without", unweighted)).get(3)[4]);
    assertTrue(with < without, with + " < " + without);
  }

  @Test
  void theTrainingLossIsThatOfTheFirstBatchesWithoutTheTerm() throws IOException {
    Map<String, String> heavy =
        Map.of("batchwise.spread-weight", "1000", "train.learning-rate", "1e-12");
    Map<String, String> light =
        Map.of("batchwise.spread-weight", "0", "train.learning-rate", "1e-12");
    String expected = history(train("light", light)).get(1)[1];
    assertEquals(
        Double.parseDouble(expected),
        Double.parseDouble(history(train("heavy", heavy)).get(1)[1]),
        1e-6);
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() throws IOException {
    RunFolder whole = train("whole", Map.of());
    RunFolder interrupted = new RunFolder(folder.resolve("interrupted"));
    for (int i = 0; i < 20; i++) {
      new TrainingRun(settings(Map.of()), interrupted, corpus).train(() -> true);
    }
    new TrainingRun(settings(Map.of()), interrupted, corpus).train(() -> false);
    for (String file : List.of("history.csv", "predictions-test.csv", "metrics-test.json")) {
      assertEquals(
          Files.readString(whole.path().resolve(file)),
          Files.readString(interrupted.path().resolve(file)),
          file);
    }
    Path weights = Path.of("checkpoint", "last", "weights.safetensors");
    assertArrayEquals(
        Files.readAllBytes(whole.path().resolve(weights)),
        Files.readAllBytes(interrupted.path().resolve(weights)));
  }

  @Test
  void runningStatisticsAreSavedExportedAndImported() throws IOException {
    RunFolder run = train("run", Map.of());
    Path exported = folder.resolve("weights.safetensors");
    FinishedRun.open(run.path()).exportWeights(exported);
    float[] mean = SafetensorsFile.open(exported).floats("encoder.norm.running_mean");
    assertNotEquals(0, mean[0]);
    Path imported = folder.resolve("imported");
    new ImportedRun(settings(Map.of()), corpus).write(exported, imported);
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
            () -> Parallelism.of(settings(Map.of("threads", "4", "workers", "2"))));
    assertEquals(
        "workers is 2, but can be at most 1: model.encoder = batchwise trains on whole batches",
        error.getMessage());
    assertEquals(1, Parallelism.of(settings(Map.of("threads", "4"))).workers());
  }
}
