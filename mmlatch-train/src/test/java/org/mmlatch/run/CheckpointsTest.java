package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.train.Adam;
import org.mmlatch.train.EarlyStopping;
import org.mmlatch.train.LossSums;
import org.mmlatch.train.ReduceOnPlateau;
import org.mmlatch.train.TrainingState;

class CheckpointsTest {
  private static final List<String> FILES =
      List.of("weights.safetensors", "optimizer.safetensors", "state.json", "manifest.json");

  @TempDir private Path folder;
  private NDManager manager;
  private Map<String, NDArray> weights;
  private Adam adam;
  private Checkpoints checkpoints;

  @BeforeEach
  void saveTwo() {
    manager = NDManager.newBaseManager();
    weights = Map.of("w", manager.ones(new Shape(7, 5)));
    adam = new Adam(weights, 0, manager);
    checkpoints = new Checkpoints(new RunFolder(folder), 1);
    checkpoints.save(state(1), weights, adam, true);
    checkpoints.save(state(2), weights, adam, false);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static TrainingState state(int epoch) {
    return new TrainingState(
        epoch,
        3,
        new LossSums(1.25, Map.of("similarity", 0.1)),
        96,
        40L * epoch,
        new ReduceOnPlateau(2.5e-4, Double.POSITIVE_INFINITY, 1, 0),
        new EarlyStopping(0.1 + 0.2, 1, 1),
        List.of());
  }

  @Test
  void theNewestIsFoundWithTheStateThatWasSaved() {
    assertEquals(state(2), checkpoints.newest().orElseThrow().state());
    assertEquals(state(1), checkpoints.best().state());
  }

  @RepeatedTest(200)
  void whereverTheNewestIsDamagedTheOneBeforeIsUsed(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    Path file = folder.resolve("checkpoint/last").resolve(FILES.get(random.nextInt(FILES.size())));
    byte[] bytes = Files.readAllBytes(file);
    int place = random.nextInt(bytes.length);
    if (random.nextBoolean()) {
      Files.write(file, Arrays.copyOf(bytes, place));
    } else {
      bytes[place] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
    }
    assertEquals(state(1), checkpoints.newest().orElseThrow().state());
  }

  @Test
  void aDamagedOneIsPutAsideNotDeleted() throws IOException {
    Path last = folder.resolve("checkpoint/last").toRealPath();
    Files.delete(last.resolve("state.json"));
    checkpoints.newest();
    assertFalse(Files.exists(last));
    try (var entries = Files.list(folder.resolve("checkpoint"))) {
      assertEquals(1, entries.filter(p -> p.toString().contains("damaged-")).count());
    }
  }

  @Test
  void aDamagedBestIsAnErrorThatNamesTheFile() throws IOException {
    Files.writeString(folder.resolve("checkpoint/best/weights.safetensors"), "");
    BadDataException error = assertThrows(BadDataException.class, checkpoints::best);
    assertTrue(error.getMessage().contains("weights.safetensors is damaged"), error.getMessage());
  }

  @Test
  void withoutACheckpointThereIsNone() {
    Checkpoints none = new Checkpoints(new RunFolder(folder.resolve("empty")), 1);
    assertTrue(none.newest().isEmpty());
  }
}
