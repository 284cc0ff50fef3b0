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
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.io.Staging;
import org.mmlatch.train.Adam;
import org.mmlatch.train.EarlyStopping;
import org.mmlatch.train.LossSums;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.TrainingState;

class CheckpointsTest {
  private static final List<String> FILES =
      List.of("weights.safetensors", "optimizer.safetensors", "state.json", "manifest.json");

  private static final TrainingState BEST = state(2, 0, 1);
  private static final TrainingState NEWEST = state(2, 3, 1);

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
    checkpoints.save(Staging.BESIDE, state(2, 0, 1), weights, adam);
    checkpoints.save(Staging.BESIDE, state(2, 3, 1), weights, adam);
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static TrainingState state(int epoch, int batches, int best) {
    return new TrainingState(
        epoch,
        batches,
        new LossSums(1.25, Map.of("similarity", 0.1)),
        96,
        40L * epoch + batches,
        new Schedule.State(2.5e-4, Map.of("best", Double.POSITIVE_INFINITY, "bad", 1)),
        new EarlyStopping(0.1 + 0.2, best, epoch - 1 - best),
        List.of());
  }

  @Test
  void theNewestIsFoundWithTheStateThatWasSaved() {
    assertEquals(NEWEST, checkpoints.newest().orElseThrow().state());
    assertEquals(BEST, checkpoints.best().state());
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
    assertEquals(BEST, checkpoints.newest().orElseThrow().state());
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

  /** What the links show, or whether there are any, is for people. */
  @Test
  void linksThatShowSomethingElseDoNotMatter() throws IOException {
    relink("best", "epoch-0002-batch-00003");
    relink("last", "epoch-0002-batch-00000");
    assertEquals(BEST, checkpoints.best().state());
    assertEquals(NEWEST, checkpoints.newest().orElseThrow().state());
    assertEquals(NEWEST, checkpoints.state());
  }

  private void relink(String link, String target) throws IOException {
    Files.deleteIfExists(folder.resolve("checkpoint").resolve(link));
    Files.createSymbolicLink(folder.resolve("checkpoint").resolve(link), Path.of(target));
  }

  @Test
  void aCopyWithoutLinksIsAsGood() throws IOException {
    Files.delete(folder.resolve("checkpoint/best"));
    Files.delete(folder.resolve("checkpoint/last"));
    assertEquals(BEST, checkpoints.best().state());
    checkpoints.link(Staging.BESIDE, NEWEST);
    assertEquals(
        Path.of("epoch-0002-batch-00000"),
        Files.readSymbolicLink(folder.resolve("checkpoint/best")));
  }

  @Test
  void aCopyThatFollowsLinksIsGoneOnWith() throws IOException {
    copyFollowingLinks();
    assertEquals(BEST, checkpoints.best().state());
    assertEquals(NEWEST, checkpoints.newest().orElseThrow().state());
    checkpoints.save(Staging.BESIDE, state(3, 0, 2), weights, adam);
    assertEquals(state(3, 0, 2), checkpoints.best().state());
    assertEquals(
        Path.of("epoch-0003-batch-00000"),
        Files.readSymbolicLink(folder.resolve("checkpoint/best")));
  }

  @Test
  void aCopyOfNothingButLastAndBestIsGoneOnWith() throws IOException {
    copyFollowingLinks();
    AtomicFolder.remove(folder.resolve("checkpoint/epoch-0002-batch-00000"));
    AtomicFolder.remove(folder.resolve("checkpoint/epoch-0002-batch-00003"));
    assertEquals(BEST, checkpoints.best().state());
    assertEquals(NEWEST, checkpoints.newest().orElseThrow().state());
    assertEquals(BEST, checkpoints.best().state());
  }

  private void copyFollowingLinks() throws IOException {
    for (String name : List.of("best", "last")) {
      Path link = folder.resolve("checkpoint").resolve(name);
      Path target = link.toRealPath();
      Files.delete(link);
      Files.createDirectory(link);
      for (String file : FILES) {
        Files.copy(target.resolve(file), link.resolve(file));
      }
    }
  }

  @Test
  void theBestOfEveryCheckpointThatIsKeptIsKept() throws IOException {
    checkpoints.save(Staging.BESIDE, state(3, 0, 1), weights, adam);
    checkpoints.save(Staging.BESIDE, state(4, 0, 3), weights, adam);
    Files.delete(folder.resolve("checkpoint/epoch-0004-batch-00000/state.json"));
    assertEquals(state(3, 0, 1), checkpoints.newest().orElseThrow().state());
    assertEquals(BEST, checkpoints.best().state());
  }

  @Test
  void aCheckpointUnderAnothersNameIsDamaged() throws IOException {
    Files.move(
        folder.resolve("checkpoint/epoch-0002-batch-00003"),
        folder.resolve("checkpoint/epoch-0009-batch-00000"));
    assertEquals(BEST, checkpoints.newest().orElseThrow().state());
  }

  @Test
  void aCheckpointOfAnotherSeedIsRefused() throws IOException {
    Files.writeString(folder.resolve("config.conf"), "seed = 1\ndata.corpus = a");
    checkpoints.save(Staging.BESIDE, state(3, 0, 2), weights, adam);
    Files.writeString(folder.resolve("config.conf"), "data.corpus = b, seed = 1 # moved");
    assertEquals(state(3, 0, 2), checkpoints.best().state());
    Files.writeString(folder.resolve("config.conf"), "seed = 2\ndata.corpus = a");
    for (Runnable use : List.<Runnable>of(checkpoints::best, checkpoints::newest)) {
      BadDataException error = assertThrows(BadDataException.class, use::run);
      assertTrue(error.getMessage().contains("another config.conf"), error.getMessage());
    }
  }

  @Test
  void anEditedNormalisationIsRefused() throws IOException {
    Files.writeString(folder.resolve("normalisation.json"), "{}");
    checkpoints.save(Staging.BESIDE, state(3, 0, 2), weights, adam);
    Files.writeString(folder.resolve("normalisation.json"), "{ }");
    BadDataException error = assertThrows(BadDataException.class, checkpoints::best);
    assertTrue(error.getMessage().contains("another normalisation.json"), error.getMessage());
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
