package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;
import org.mmlatch.run.Heartbeats;
import org.mmlatch.run.HostName;
import org.mmlatch.run.LockMachine;
import org.mmlatch.run.RefusedException;
import org.mmlatch.run.Reproduction;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

class TrialRunTest {
  @TempDir private Path folder;
  private TinySweep tiny;
  private SweepFolder sweep;

  @BeforeEach
  void plan() {
    tiny = new TinySweep(folder);
    sweep = tiny.plan("sweep", "seeds = [4, 5]");
  }

  private static int status(Throwable failure) {
    return ExitCode.of(failure).status();
  }

  private TrialOutcome run(int index) {
    return run(index, () -> false);
  }

  private TrialOutcome run(int index, BooleanSupplier stop) {
    return new TrialRun(sweep, index, Optional.empty(), TrialRunTest::status)
        .run(Duration.ZERO, stop);
  }

  private List<Journal.Event> happenings(int index) {
    return new Journal(sweep.trial(index).journal())
        .entries().stream().map(Journal.Entry::what).toList();
  }

  @Test
  void aTrialHasTheBytesOfATrainingWithItsSettings() {
    assertEquals(TrialOutcome.FINISHED, run(1));
    RunFolder alone = new RunFolder(folder.resolve("alone"));
    new TrainingRun(
            SettingsLoader.load(Optional.of(sweep.trial(1).settings()), Map.of()),
            alone,
            tiny.corpus)
        .train(() -> false);
    Reproduction compared = Reproduction.compare(alone, sweep.trial(1).run());
    assertTrue(compared.isExact(), compared.toString());
    assertFalse(Files.exists(sweep.trial(0).result()), "a trial leaves the others alone");
  }

  @Test
  void aFinishedTrialIsLeftAlone() throws IOException {
    run(0);
    byte[] result = Files.readAllBytes(sweep.trial(0).result());
    assertEquals(TrialOutcome.FINISHED_BEFORE, run(0));
    assertEquals(List.of(Journal.Event.STARTED, Journal.Event.FINISHED), happenings(0));
    assertArrayEquals(result, Files.readAllBytes(sweep.trial(0).result()));
  }

  @Test
  void aStoppedTrialGoesOnToTheSameBytes() throws IOException {
    int[] updates = {0};
    assertEquals(TrialOutcome.STOPPED, run(0, () -> ++updates[0] == 4));
    assertEquals(TrialStatus.State.INTERRUPTED, TrialStatus.of(0, sweep.trial(0)).state());
    assertEquals(TrialOutcome.FINISHED, run(0));
    SweepFolder whole = tiny.plan("whole", "seeds = [4, 5]");
    new TrialRun(whole, 0, Optional.empty(), TrialRunTest::status).run(Duration.ZERO, () -> false);
    assertTrue(Reproduction.compare(whole.trial(0).run(), sweep.trial(0).run()).isExact());
    assertEquals(
        Files.readString(whole.trial(0).result()), Files.readString(sweep.trial(0).result()));
  }

  @Test
  void aRunThatWasFinishedWithoutItsResultGivesTheResult() throws IOException {
    run(0);
    String result = Files.readString(sweep.trial(0).result());
    Files.delete(sweep.trial(0).result());
    assertEquals(TrialOutcome.FINISHED, run(0));
    assertEquals(result, Files.readString(sweep.trial(0).result()));
  }

  @Test
  void aTrialThatAnotherProcessRunsIsRefused() throws IOException {
    long now = System.currentTimeMillis();
    Files.writeString(sweep.trial(0).lease(), "elsewhere.example 1 " + now);
    RefusedException refused = assertThrows(RefusedException.class, () -> run(0));
    assertTrue(refused.getMessage().contains("process 1 on elsewhere.example"));
    assertEquals(TrialStatus.State.RUNNING, TrialStatus.of(0, sweep.trial(0)).state());
  }

  @Test
  void anAbandonedLeaseIsTakenOver() throws IOException, InterruptedException {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    String host = HostName.own();
    Files.writeString(
        sweep.trial(0).lease(), host + " " + dead.pid() + " " + System.currentTimeMillis());
    assertEquals(TrialOutcome.FINISHED, run(0));
  }

  @Test
  void aTrialThatAnotherProcessHasTakenOverHasNotFailed() {
    BooleanSupplier takesOver =
        () -> {
          try {
            long now = System.currentTimeMillis();
            Files.writeString(sweep.trial(0).lease(), "elsewhere.example 1 " + now + "\n");
            return false;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    RefusedException refused = assertThrows(RefusedException.class, () -> run(0, takesOver));
    assertTrue(refused.getMessage().contains("was taken over by process 1 on elsewhere.example"));
    assertEquals(List.of(Journal.Event.STARTED), happenings(0));
  }

  @Test
  void aLeaseThatEndsIsWaitedFor() throws IOException {
    long almostDead = System.currentTimeMillis() - 1000;
    Files.writeString(sweep.trial(0).lease(), "elsewhere.example 1 " + almostDead);
    Heartbeats impatient = new Heartbeats(LockMachine.THIS, Duration.ofSeconds(2));
    assertEquals(
        TrialOutcome.FINISHED,
        new TrialRun(sweep, 0, Optional.empty(), TrialRunTest::status, impatient)
            .run(Duration.ofSeconds(30), () -> false));
  }

  @Test
  void anotherCorpusIsRefusedAndRecorded() {
    Path other = folder.resolve("other");
    SampleCorpus.write(
        other,
        SampleOptions.standard()
            .withSegments(Map.of(SplitName.TRAIN, 8, SplitName.VALID, 4, SplitName.TEST, 4)));
    TrialRun trial = new TrialRun(sweep, 0, Optional.of(other), TrialRunTest::status);
    assertThrows(RefusedException.class, () -> trial.run(Duration.ZERO, () -> false));
    assertEquals(TrialStatus.State.FAILED, TrialStatus.of(0, sweep.trial(0)).state());
    Journal.Entry failure = new Journal(sweep.trial(0).journal()).last().orElseThrow();
    assertEquals(ExitCode.REFUSED.status(), failure.status(), "for other schedulers to read");
    assertEquals(TrialOutcome.FINISHED, run(0), "the right corpus mends it");
  }

  @Test
  void theSameCorpusElsewhereIsTaken() throws IOException {
    Path moved = folder.resolve("moved");
    Files.move(tiny.corpus.folder(), moved);
    assertEquals(
        TrialOutcome.FINISHED,
        new TrialRun(sweep, 0, Optional.of(moved), TrialRunTest::status)
            .run(Duration.ZERO, () -> false));
  }

  @Test
  void editedSettingsAreNotRunUnderTheOldLabel() throws IOException {
    Path settings = sweep.trial(0).settings();
    Files.writeString(settings, Files.readString(settings) + "model.hidden = 7\n");
    BadDataException edited = assertThrows(BadDataException.class, () -> run(0));
    assertTrue(edited.getMessage().contains("was edited after it was planned"));
  }

  @Test
  void nothingIsWrittenThroughALink() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine"), "of the user");
    for (Path link : List.of(sweep.trial(0).lease(), sweep.trial(1).journal())) {
      Files.createSymbolicLink(link, mine);
    }
    assertThrows(BadDataException.class, () -> run(0));
    assertThrows(BadDataException.class, () -> run(1));
    assertEquals("of the user", Files.readString(mine));
  }

  @Test
  void aLeaseAndAJournalThatAreNoTextStopNobody() throws IOException {
    byte[] noise = {(byte) 0xff, (byte) 0xfe, 0, '\n', '{', '}', '\n', '[', '\n'};
    Files.write(sweep.trial(0).lease(), noise);
    Files.write(sweep.trial(0).journal(), noise);
    Files.createDirectories(sweep.trial(0).run().path());
    Files.write(sweep.trial(0).run().history(), noise);
    assertEquals(2, TrialStatus.all(sweep, sweep.plan()).size());
    Files.delete(sweep.trial(0).run().history());
    assertEquals(TrialOutcome.FINISHED, run(0));
  }

  @Test
  void anIndexThatThePlanLacksIsAnError() {
    SettingsException wrong = assertThrows(SettingsException.class, () -> run(2));
    assertTrue(wrong.getMessage().contains("it has trials 0 to 1"), wrong.getMessage());
  }
}
