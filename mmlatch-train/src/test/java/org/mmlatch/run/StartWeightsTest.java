package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.io.Sha256;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

class StartWeightsTest {
  private static final int UPDATES_AN_EPOCH = 5;

  @TempDir private Path folder;
  private Corpus corpus;
  private RunFolder source;

  @BeforeEach
  void trainASource() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
    source = run("source");
    train(source, Map.of("seed", "7"), Integer.MAX_VALUE);
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  private RunOutcome train(RunFolder run, Map<String, String> overrides, int updates) {
    int[] left = {updates};
    return new TrainingRun(TinyRun.settings(overrides), run, corpus).train(() -> --left[0] == 0);
  }

  private RunOutcome trainFrom(RunFolder run, Path weights, Map<String, String> more, int updates) {
    Map<String, String> all = new HashMap<>(more);
    all.put("start.weights", weights.toString());
    return train(run, all, updates);
  }

  private Path exported() {
    Path file = folder.resolve("weights.safetensors");
    FinishedRun.open(source.path()).exportWeights(file);
    return file;
  }

  private static void assertSameTraining(RunFolder expected, RunFolder actual) throws IOException {
    assertArrayEquals(Files.readAllBytes(expected.history()), Files.readAllBytes(actual.history()));
    Path weights = Path.of("last", "weights.safetensors");
    assertArrayEquals(
        Files.readAllBytes(expected.checkpoints().resolve(weights)),
        Files.readAllBytes(actual.checkpoints().resolve(weights)));
  }

  @Test
  void aRunItsExportAndItsImportAreTheSameStart() throws IOException {
    trainFrom(run("of-run"), source.path(), Map.of(), Integer.MAX_VALUE);
    trainFrom(run("of-file"), exported(), Map.of(), Integer.MAX_VALUE);
    assertSameTraining(run("of-run"), run("of-file"));
    RunFolder imported = run("imported");
    new ImportedRun(TinyRun.settings(Map.of()), corpus)
        .write(folder.resolve("weights.safetensors"), imported.path());
    train(imported, Map.of(), Integer.MAX_VALUE);
    assertSameTraining(imported, run("of-run"));
    train(run("drawn"), Map.of(), Integer.MAX_VALUE);
    assertNotEquals(
        Files.readString(run("drawn").history()), Files.readString(run("of-run").history()));
  }

  @Test
  void whereTheyCameFromIsKeptAndTheyAreNotNeededAgain() throws IOException {
    Path file = exported();
    trainFrom(run("whole"), file, Map.of(), Integer.MAX_VALUE);
    Map<String, String> kept = Provenance.read(run("whole").provenance());
    assertTrue(kept.get("start_weights").endsWith("weights.safetensors"), kept.toString());
    assertTrue(kept.get("start_weights_sha256").equals(Sha256.of(file)), kept.toString());
    assertInstanceOf(
        RunOutcome.Stopped.class, trainFrom(run("broken"), file, Map.of(), UPDATES_AN_EPOCH + 2));
    Files.delete(file);
    trainFrom(run("broken"), file, Map.of(), Integer.MAX_VALUE);
    assertSameTraining(run("whole"), run("broken"));
  }

  @Test
  void aRunThatWasKilledBeforeItsFirstCheckpointIsNotBegunWithOtherWeights() throws IOException {
    Path file = exported();
    trainFrom(run("run"), file, Map.of(), 1);
    try (var checkpoints = Files.walk(run("run").checkpoints())) {
      checkpoints.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    }
    RunFolder other = run("other");
    train(other, Map.of("seed", "8"), Integer.MAX_VALUE);
    Files.delete(file);
    FinishedRun.open(other.path()).exportWeights(file);
    RefusedException refused =
        assertThrows(
            RefusedException.class, () -> trainFrom(run("run"), file, Map.of(), Integer.MAX_VALUE));
    assertTrue(refused.getMessage().contains("no longer has"), refused.getMessage());
  }

  @Test
  void aRunIsRepeatedAsLongAsItsSourceHasTheWeights() {
    Path file = exported();
    trainFrom(run("run"), file, Map.of(), Integer.MAX_VALUE);
    assertDoesNotThrow(() -> Reproduction.requireRepeatable(run("run")));
    RunFolder other = run("other");
    train(other, Map.of("seed", "8"), Integer.MAX_VALUE);
    assertDoesNotThrow(() -> Files.delete(file));
    assertThrows(BadDataException.class, () -> Reproduction.requireRepeatable(run("run")));
    FinishedRun.open(other.path()).exportWeights(file);
    assertThrows(RefusedException.class, () -> Reproduction.requireRepeatable(run("run")));
  }

  @Test
  void weightsOfAnotherModelAreNamedAndNothingIsMade() {
    BadDataException error =
        assertThrows(
            BadDataException.class,
            () -> trainFrom(run("run"), source.path(), Map.of("feedback.type", "none"), 1));
    assertTrue(error.getMessage().contains("expected nothing, found shape"), error.getMessage());
    assertTrue(error.getMessage().contains("--weights-partly"), error.getMessage());
    assertFalse(Files.exists(run("run").path()));
  }

  @Test
  void partlyTakesWhatFitsAndSaysWhat() throws IOException {
    Map<String, String> partly = Map.of("feedback.type", "none", "start.partly", "true");
    trainFrom(run("run"), source.path(), partly, Integer.MAX_VALUE);
    String log = Files.readString(run("run").log());
    assertTrue(log.contains("starting with "), log);
    assertTrue(log.contains("expected nothing, found shape"), log);
    train(run("drawn"), Map.of("feedback.type", "none"), Integer.MAX_VALUE);
    assertNotEquals(
        Files.readString(run("drawn").history()), Files.readString(run("run").history()));
  }

  @Test
  void ofWeightsThatDoNotFitAtAllNothingIsTaken() {
    Path foreign = folder.resolve("foreign.safetensors");
    new SafetensorsWriter().add("decoder.bias", Tensor.of(new float[2], 2)).write(foreign);
    Map<String, String> partly = Map.of("start.partly", "true");
    BadDataException error =
        assertThrows(BadDataException.class, () -> trainFrom(run("run"), foreign, partly, 1));
    assertTrue(error.getMessage().contains("none of the weights"), error.getMessage());
    assertFalse(Files.exists(run("run").path()));
  }

  @Test
  void aSourceThatIsNotThereIsNamed() {
    Path nowhere = folder.resolve("nowhere");
    BadDataException error =
        assertThrows(BadDataException.class, () -> trainFrom(run("run"), nowhere, Map.of(), 1));
    assertTrue(error.getMessage().contains(nowhere + " does not exist"), error.getMessage());
    assertFalse(Files.exists(run("run").path()));
  }
}
