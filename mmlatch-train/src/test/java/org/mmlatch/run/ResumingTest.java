package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;

class ResumingTest {
  private static final int UPDATES_AN_EPOCH = 5;
  private static final String EVENTS = "events.out.tfevents.mmlatch";

  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private RunFolder run(String name) {
    return new RunFolder(folder.resolve(name));
  }

  private RunOutcome train(RunFolder run, Map<String, String> overrides, BooleanSupplier stop) {
    return new TrainingRun(TinyRun.settings(overrides), run, corpus).train(stop);
  }

  private static boolean never() {
    return false;
  }

  private static BooleanSupplier afterUpdates(int updates) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() >= updates;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, UPDATES_AN_EPOCH, UPDATES_AN_EPOCH + 1, 2 * UPDATES_AN_EPOCH})
  void aResumedRunEqualsAnUninterruptedOneByteForByte(int updates) throws IOException {
    train(run("whole"), Map.of(), ResumingTest::never);
    assertInstanceOf(
        RunOutcome.Stopped.class, train(run("broken"), Map.of(), afterUpdates(updates)));
    assertInstanceOf(
        RunOutcome.Completed.class, train(run("broken"), Map.of(), ResumingTest::never));
    assertSameResults(run("whole"), run("broken"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train.accumulation=2",
        "threads=2",
        "preset=released",
        "train.clip-norm=0.1",
        "feedback.type=none",
        "schedule.type=cosine schedule.warmup=1",
        "schedule.patience=1 schedule.threshold=0.9 schedule.warmup=1"
      })
  void soDoesOneThatIsInterruptedAfterEveryUpdate(String setting) throws IOException {
    Map<String, String> overrides = overrides(setting);
    train(run("whole"), overrides, ResumingTest::never);
    RunOutcome outcome;
    do {
      outcome = train(run("broken"), overrides, afterUpdates(1));
    } while (outcome instanceof RunOutcome.Stopped);
    assertSameResults(run("whole"), run("broken"));
  }

  @Test
  void whatIsTrackedIsThereOnceHoweverOftenARunGoesOn() throws IOException {
    train(run("whole"), Map.of(), ResumingTest::never);
    while (train(run("broken"), Map.of(), afterUpdates(2)) instanceof RunOutcome.Stopped) {
      assertTrue(Files.exists(events(run("broken"))));
    }
    assertEquals(Files.size(events(run("whole"))), Files.size(events(run("broken"))));
  }

  @Test
  void linesOfJsonAreThereOnceAndTheSameHoweverOftenARunGoesOn() throws IOException {
    Map<String, String> lines = Map.of("tracking.json-lines", "true");
    train(run("whole"), lines, ResumingTest::never);
    while (train(run("broken"), lines, afterUpdates(2)) instanceof RunOutcome.Stopped) {
      assertTrue(Files.exists(run("broken").metricLines()));
    }
    List<String> whole = Files.readAllLines(run("whole").metricLines());
    assertEquals(whole, Files.readAllLines(run("broken").metricLines()));
    assertEquals(3 + 1, whole.size(), "three epochs and the end");
    assertTrue(whole.get(0).startsWith("{\"epoch\":1,\"loss/train\":"), whole.get(0));
    assertTrue(whole.get(3).contains("\"test/mae\":"), whole.get(3));
  }

  @Test
  void aRunOfVersion10GoesOnInItsFolderForTensorBoard() throws IOException {
    train(run("run"), Map.of(), afterUpdates(UPDATES_AN_EPOCH + 1));
    Path former = run("run").path().resolve("tensorboard");
    Files.createDirectory(former);
    Files.move(run("run").path().resolve(EVENTS), former.resolve(EVENTS));
    train(run("run"), Map.of(), ResumingTest::never);
    assertTrue(Files.notExists(run("run").path().resolve(EVENTS)));
    assertEquals(former, run("run").tensorboard());
  }

  @Test
  void anEpochThatWasSavedButNotTrackedIsTrackedWhenTheRunGoesOn() throws IOException {
    train(run("broken"), Map.of(), afterUpdates(UPDATES_AN_EPOCH + 1));
    Files.delete(events(run("broken")));
    train(run("broken"), Map.of("feedback.type", "lstm"), ResumingTest::never);
    String tracked = Files.readString(events(run("broken")), StandardCharsets.ISO_8859_1);
    assertEquals(1 + 3, tracked.split("loss/valid", -1).length, "three epochs");
  }

  @Test
  void whetherARunIsTrackedMakesNoDifference() throws IOException {
    train(run("tracked"), Map.of(), ResumingTest::never);
    train(run("plain"), Map.of("tracking.tensorboard", "false"), ResumingTest::never);
    assertSameResults(run("tracked"), run("plain"));
    assertTrue(Files.notExists(events(run("plain"))));
  }

  private static Path events(RunFolder run) {
    return run.tensorboard().resolve(EVENTS);
  }

  @Test
  void aCopyWithoutTheLinksIsComparedAll() throws IOException {
    train(run("run"), Map.of(), ResumingTest::never);
    train(run("copy"), Map.of(), ResumingTest::never);
    for (String link : List.of("best", "last")) {
      Files.delete(run("copy").checkpoints().resolve(link));
    }
    for (Reproduction compared :
        List.of(
            Reproduction.compare(run("run"), run("copy")),
            Reproduction.compare(run("copy"), run("run")))) {
      assertTrue(compared.isExact(), compared.files().toString());
    }
    train(run("other"), Map.of("seed", "1"), ResumingTest::never);
    Reproduction different = Reproduction.compare(run("copy"), run("other"));
    assertTrue(
        different.files().stream().noneMatch(Reproduction.ComparedFile::equal),
        different.files().toString());
  }

  @Test
  void onlyARunWithResultsIsRepeated() {
    train(run("run"), Map.of(), afterUpdates(UPDATES_AN_EPOCH + 1));
    assertTrue(
        assertThrows(BadDataException.class, () -> Reproduction.requireRepeatable(run("run")))
            .getMessage()
            .contains("its training is not finished, 1 epochs are done"));
    train(run("batch"), Map.of("train.overfit-one-batch", "true"), ResumingTest::never);
    assertTrue(
        assertThrows(RefusedException.class, () -> Reproduction.requireRepeatable(run("batch")))
            .getMessage()
            .contains("train.overfit-one-batch"));
  }

  private static Map<String, String> overrides(String setting) {
    Map<String, String> overrides = new HashMap<>();
    for (String one : setting.split(" ", -1)) {
      overrides.put(one.split("=", -1)[0], one.split("=", -1)[1]);
    }
    return overrides;
  }

  private static void assertSameResults(RunFolder expected, RunFolder actual) throws IOException {
    List<Path> results =
        List.of(
            expected.history(),
            expected.validation(),
            expected.predictions(SplitName.VALID),
            expected.predictions(SplitName.TEST),
            expected.metrics(SplitName.TEST),
            expected.checkpoints().resolve("last").resolve("weights.safetensors"),
            expected.checkpoints().resolve("last").resolve("optimizer.safetensors"),
            expected.checkpoints().resolve("best").resolve("weights.safetensors"));
    for (Path file : results) {
      Path same = actual.path().resolve(expected.path().relativize(file));
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(same), file.toString());
    }
  }

  @Test
  void aFinishedRunIsLeftAlone() throws IOException {
    train(run("run"), Map.of(), ResumingTest::never);
    Map<Path, FileTime> before = times(run("run"));
    assertInstanceOf(
        RunOutcome.FinishedBefore.class, train(run("run"), Map.of(), ResumingTest::never));
    assertEquals(before, times(run("run")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"train.epochs=5", "train.epochs=5,train.early-stop=20"})
  void anExtendedRunEqualsOneThatWasStartedForSoLong(String raised) throws IOException {
    Map<String, String> longer = new HashMap<>();
    for (String setting : raised.split(",", -1)) {
      longer.putAll(overrides(setting));
    }
    train(run("whole"), longer, ResumingTest::never);
    train(run("run"), Map.of(), ResumingTest::never);
    byte[] before = Files.readAllBytes(run("run").predictions(SplitName.TEST));
    assertInstanceOf(RunOutcome.Completed.class, train(run("run"), longer, ResumingTest::never));
    assertSameResults(run("whole"), run("run"));
    assertArrayEquals(
        Files.readAllBytes(run("whole").config()), Files.readAllBytes(run("run").config()));
    RunFolder earlier = run("run").earlier(3);
    assertArrayEquals(before, Files.readAllBytes(earlier.predictions(SplitName.TEST)));
    assertEquals(3, RunOverview.of(earlier.path(), "earlier").view().history().size());
    String log = Files.readString(run("run").log());
    assertTrue(log.contains("train.epochs raised from 3 to 5"), log);
    assertTrue(log.contains("kept in " + earlier.path()), log);
  }

  @Test
  void aRunFromBeforeASettingExistedIsExtended() throws IOException {
    Map<String, String> longer = Map.of("train.epochs", "5");
    train(run("whole"), longer, ResumingTest::never);
    train(run("run"), Map.of(), ResumingTest::never);
    leaveOut("routing.iterations", run("run"));
    train(run("run"), longer, ResumingTest::never);
    assertSameResults(run("whole"), run("run"));
    assertEquals(
        FinishedRun.open(run("whole").path()).predict(corpus, SplitName.TEST),
        FinishedRun.open(run("run").path()).predict(corpus, SplitName.TEST));
  }

  /** Makes a run look as if a version of the program without a setting had started it. */
  private static void leaveOut(String key, RunFolder run) throws IOException {
    Map<String, String> before = RunIdentity.of(run).digests();
    List<String> lines = Files.readAllLines(run.config());
    assertTrue(lines.removeIf(line -> line.startsWith(key + " = ")), lines::toString);
    Files.write(run.config(), lines);
    Map<String, String> after = RunIdentity.of(run).digests();
    assertNotEquals(before, after);
    try (Stream<Path> files = Files.walk(run.checkpoints())) {
      for (Path file : files.filter(path -> path.endsWith("manifest.json")).toList()) {
        String manifest = Files.readString(file);
        for (Map.Entry<String, String> digest : before.entrySet()) {
          manifest = manifest.replace(digest.getValue(), after.get(digest.getKey()));
        }
        Files.writeString(file, manifest);
      }
    }
  }

  @Test
  void anExtendedRunThatIsKilledGoesOn() throws IOException {
    Map<String, String> longer = Map.of("train.epochs", "5");
    train(run("whole"), longer, ResumingTest::never);
    train(run("run"), Map.of(), ResumingTest::never);
    assertInstanceOf(
        RunOutcome.Stopped.class, train(run("run"), longer, afterUpdates(UPDATES_AN_EPOCH + 2)));
    assertEquals(
        RunOverview.State.STOPPED,
        RunOverview.of(run("run").path(), "run").state(),
        "not finished");
    assertTrue(Files.exists(run("run").earlier(3).metrics(SplitName.TEST)));
    assertInstanceOf(RunOutcome.Completed.class, train(run("run"), longer, ResumingTest::never));
    assertSameResults(run("whole"), run("run"));
  }

  @Test
  void anExtensionThatWasKilledWhileItBeganIsBegunAnew() throws IOException {
    Map<String, String> longer = Map.of("train.epochs", "5");
    train(run("whole"), longer, ResumingTest::never);
    train(run("run"), Map.of(), ResumingTest::never);
    RunFolder earlier = run("run").earlier(3);
    Files.createDirectories(earlier.path());
    Files.move(run("run").metrics(SplitName.VALID), earlier.metrics(SplitName.VALID));
    train(run("run"), longer, ResumingTest::never);
    assertSameResults(run("whole"), run("run"));
    for (SplitName split : List.of(SplitName.VALID, SplitName.TEST)) {
      assertTrue(Files.exists(earlier.metrics(split)), split.key());
      assertTrue(Files.exists(earlier.predictions(split)), split.key());
    }
  }

  @Test
  void aRunThatStoppedEarlyIsExtendedByALaterStopOnly() throws IOException {
    Map<String, String> first =
        Map.of("train.epochs", "8", "train.early-stop", "1", "train.learning-rate", "0.05");
    Map<String, String> later = new HashMap<>(first);
    later.put("train.early-stop", "3");
    train(run("whole"), later, ResumingTest::never);
    train(run("run"), first, ResumingTest::never);
    Map<Path, FileTime> before = times(run("run"));
    Map<String, String> more = new HashMap<>(first);
    more.put("train.epochs", "20");
    RefusedException refused =
        assertThrows(RefusedException.class, () -> train(run("run"), more, ResumingTest::never));
    assertTrue(refused.getMessage().contains("train.early-stop is 1"), refused.getMessage());
    assertEquals(before, times(run("run")));
    train(run("run"), later, ResumingTest::never);
    assertSameResults(run("whole"), run("run"));
  }

  @Test
  void aScheduleThatEndsWithTheEpochsIsNotGivenMore() throws IOException {
    Map<String, String> linear = Map.of("schedule.type", "linear");
    train(run("run"), linear, ResumingTest::never);
    Map<Path, FileTime> before = times(run("run"));
    Map<String, String> more = Map.of("schedule.type", "linear", "train.epochs", "5");
    RefusedException refused =
        assertThrows(RefusedException.class, () -> train(run("run"), more, ResumingTest::never));
    assertTrue(
        refused.getMessage().contains("by epoch 3 with schedule.type = linear"),
        refused.getMessage());
    assertEquals(before, times(run("run")));
  }

  @Test
  void aRunIsNeitherShortenedNorOtherwiseChangedWhenItIsExtended() throws IOException {
    train(run("run"), Map.of(), ResumingTest::never);
    Map<Path, FileTime> before = times(run("run"));
    for (Map<String, String> asked :
        List.of(Map.of("train.epochs", "2"), Map.of("train.epochs", "5", "seed", "1"))) {
      RefusedException refused =
          assertThrows(RefusedException.class, () -> train(run("run"), asked, ResumingTest::never));
      assertTrue(refused.getMessage().contains("it may be raised"), refused.getMessage());
      assertTrue(
          refused.getMessage().contains("--config " + run("run").config()), refused.getMessage());
    }
    assertEquals(before, times(run("run")));
  }

  private static Map<Path, FileTime> times(RunFolder run) throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run.path())) {
      for (Path file : files.toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  @Test
  void otherSettingsAreRefusedByNameAndValue() {
    train(run("run"), Map.of(), afterUpdates(1));
    RefusedException refused =
        assertThrows(
            RefusedException.class,
            () -> train(run("run"), Map.of("seed", "5"), ResumingTest::never));
    assertTrue(refused.getMessage().contains("seed: asked 5, had 0"), refused.getMessage());
  }

  @Test
  void whatBytesDependOnIsWarnedOfWhereItChanges() throws IOException {
    train(run("run"), Map.of(), afterUpdates(1));
    train(run("run"), Map.of(), afterUpdates(1));
    assertFalse(Files.readString(run("run").log()).contains("when the training started"));
    String began = Files.readString(run("run").provenance());
    String pytorch = Provenance.read(run("run").provenance()).get("pytorch");
    Files.writeString(
        run("run").provenance(),
        began.replace("\"pytorch\": \"" + pytorch, "\"pytorch\": \"1.13.1"));
    train(run("run"), Map.of(), ResumingTest::never);
    assertTrue(
        Files.readString(run("run").log())
            .contains("pytorch was 1.13.1 when the training started and is " + pytorch + " now"));
  }

  @Test
  void whenToSaveIsNoDifference() {
    train(run("run"), Map.of(), afterUpdates(1));
    assertInstanceOf(
        RunOutcome.Completed.class,
        train(run("run"), Map.of("checkpoint.every-steps", "2"), ResumingTest::never));
  }

  @Test
  void anotherCorpusIsRefused() {
    train(run("run"), Map.of(), afterUpdates(1));
    Corpus other =
        SampleCorpus.write(
            folder.resolve("other"),
            SampleOptions.standard().withSegments(Map.of(SplitName.TRAIN, 5, SplitName.VALID, 5)));
    TrainingRun training = new TrainingRun(TinyRun.settings(Map.of()), run("run"), other);
    RefusedException refused =
        assertThrows(RefusedException.class, () -> training.train(ResumingTest::never));
    assertTrue(refused.getMessage().contains("fingerprint"), refused.getMessage());
  }

  @Test
  void aFolderOfTheUsersIsRefused() throws IOException {
    Files.createDirectories(run("run").path());
    Files.writeString(run("run").path().resolve("thesis.tex"), "\\begin");
    assertThrows(RefusedException.class, () -> train(run("run"), Map.of(), ResumingTest::never));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"weights.safetensors", "optimizer.safetensors", "state.json", "manifest.json"})
  void aDamagedCheckpointIsPassedOverForTheOneBefore(String file) throws IOException {
    Map<String, String> often = new HashMap<>(Map.of("checkpoint.every-steps", "1"));
    train(run("whole"), often, ResumingTest::never);
    train(run("broken"), often, afterUpdates(4));
    Path damaged = run("broken").checkpoints().resolve("last").resolve(file);
    byte[] bytes = Files.readAllBytes(damaged);
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(damaged, bytes);
    train(run("broken"), often, ResumingTest::never);
    assertSameResults(run("whole"), run("broken"));
    assertTrue(Files.readString(run("broken").log()).contains("using the previous one"));
  }

  @Test
  void onlyTheNewestCheckpointsAndTheBestAreKept() throws IOException {
    train(
        run("run"),
        Map.of("checkpoint.every-steps", "1", "checkpoint.keep", "2"),
        ResumingTest::never);
    try (Stream<Path> entries = Files.list(run("run").checkpoints())) {
      long folders = entries.filter(p -> p.getFileName().toString().startsWith("epoch-")).count();
      assertTrue(folders == 3 || folders == 4, folders + " checkpoints");
    }
  }

  @Test
  void aSecondTrainingInTheSameFolderIsRefused() {
    RunFolder run = run("run");
    BooleanSupplier tryAnother =
        () -> {
          assertThrows(RefusedException.class, () -> train(run, Map.of(), ResumingTest::never));
          return true;
        };
    assertInstanceOf(RunOutcome.Stopped.class, train(run, Map.of(), tryAnother));
    assertInstanceOf(RunOutcome.Completed.class, train(run, Map.of(), ResumingTest::never));
  }

  @Test
  void aDeadOwnersLockDoesNotHold() throws IOException, InterruptedException {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(run("run").path());
    String host = HostName.own();
    Files.writeString(
        run("run").lock(), host + " " + dead.pid() + " " + System.currentTimeMillis());
    assertInstanceOf(RunOutcome.Completed.class, train(run("run"), Map.of(), ResumingTest::never));
  }

  @Test
  void theBestIsTheOneOfTheNewestStateWhateverTheLinkShows() throws IOException {
    train(run("whole"), Map.of(), ResumingTest::never);
    train(run("broken"), Map.of(), afterUpdates(2 * UPDATES_AN_EPOCH + 1));
    Path best = run("broken").checkpoints().resolve("best");
    Files.delete(best);
    Files.createSymbolicLink(best, Path.of("epoch-0002-batch-00000")); // killed before it moved
    train(run("broken"), Map.of(), ResumingTest::never);
    assertSameResults(run("whole"), run("broken"));
  }

  @Test
  void theRaceForAFreshFolderIsDecidedUnderTheLock() {
    LockMachine slower =
        new LockMachine() {
          @Override
          public SystemLock lock(FileChannel channel) {
            train(run("run"), Map.of(), ResumingTest::never); // another one was faster
            return LockMachine.super.lock(channel);
          }
        };
    TrainingRun second =
        new TrainingRun(
            TinyRun.settings(Map.of("seed", "1")),
            run("run"),
            corpus,
            new Heartbeats(slower, Heartbeats.DEAD));
    assertThrows(RefusedException.class, () -> second.train(ResumingTest::never));
  }

  /** Two machines whose file system does not pass locks on; the second takes the first for dead. */
  private record Unlocked(String host) implements LockMachine {
    @Override
    public SystemLock lock(FileChannel channel) {
      return SystemLock.TAKEN;
    }

    @Override
    public String processes() {
      return host;
    }
  }

  private TrainingRun on(String host) {
    Heartbeats impatient = new Heartbeats(new Unlocked(host), Duration.ofMillis(100));
    return new TrainingRun(TinyRun.settings(Map.of()), run("run"), corpus, impatient);
  }

  @Test
  void aTrainingThatWakesAfterAnotherHasTakenOverChangesNothing() throws IOException {
    train(run("whole"), Map.of(), ResumingTest::never);
    BooleanSupplier overtaken =
        new BooleanSupplier() {
          private int updates;

          @Override
          public boolean getAsBoolean() {
            updates++;
            if (updates == UPDATES_AN_EPOCH + 1) {
              assertInstanceOf(
                  RunOutcome.Completed.class, awaitSilence(() -> on("b").train(() -> false)));
            }
            return false;
          }
        };
    RefusedException fenced = assertThrows(RefusedException.class, () -> on("a").train(overtaken));
    assertTrue(fenced.getMessage().contains("taken over"), fenced.getMessage());
    assertSameResults(run("whole"), run("run"));
    assertInstanceOf(RunOutcome.FinishedBefore.class, on("a").train(ResumingTest::never));
  }

  private static RunOutcome awaitSilence(Supplier<RunOutcome> training) {
    try {
      Thread.sleep(200); // so that the last beat looks old
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return training.get();
  }
}
