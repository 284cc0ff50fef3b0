package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.run.HostName;

/** What a scheduler does, with scripts in the place of trainings. */
class LocalSchedulerTest {
  @TempDir private Path folder;
  private SweepFolder sweep;
  private final List<String> events = new ArrayList<>();

  @BeforeEach
  void plan() {
    sweep = new TinySweep(folder).plan("sweep", "seeds = [0, 1, 2]");
  }

  /** Notes everything but the progress. */
  private final class Notes implements SchedulerListener {
    @Override
    public void started(int index, Slot slot) {
      events.add("start " + index);
    }

    @Override
    public void finished(int index, int done, int trials) {
      events.add("finish " + index);
    }

    @Override
    public void failed(int index, int failures, boolean again, String reason) {
      events.add("fail %d (%d): %s".formatted(index, failures, reason));
    }

    @Override
    public void waitingForOthers(int trials) {
      events.add("wait for " + trials);
    }

    @Override
    public void running(List<TrialProgress> trials) {}
  }

  private LocalScheduler.Outcome run(List<Slot> slots, IntFunction<String> script) {
    return new LocalScheduler(
            sweep, slots, index -> List.of("bash", "-c", script.apply(index)), new Notes())
        .run(() -> false);
  }

  private String result(int index) {
    return "'" + sweep.trial(index).result() + "'";
  }

  private long count(String event) {
    return events.stream().filter(event::equals).count();
  }

  @Test
  void everyTrialIsRunOnce() {
    LocalScheduler.Outcome outcome = run(Slot.onCores(2), index -> "touch " + result(index));
    assertEquals(Set.of(0, 1, 2), outcome.done());
    assertEquals(Set.of(), outcome.givenUp());
    for (int i = 0; i < 3; i++) {
      assertEquals(1, count("start " + i));
      assertEquals(1, count("finish " + i));
    }
  }

  @Test
  void aTrialThatFailsIsTriedTwiceMoreAndDoesNotStopTheRest() throws IOException {
    LocalScheduler.Outcome outcome =
        run(Slot.onCores(1), index -> index == 1 ? "echo no; exit 7" : "touch " + result(index));
    assertEquals(Set.of(0, 2), outcome.done());
    assertEquals(Set.of(1), outcome.givenUp());
    assertEquals(3, count("start 1"));
    assertTrue(events.contains("fail 1 (3): ended with status 7"), events.toString());
    assertEquals("no\nno\nno\n", Files.readString(sweep.trial(1).output()));
    assertEquals(TrialStatus.State.FAILED, TrialStatus.of(1, sweep.trial(1)).state());
  }

  @Test
  void whatAnotherTryWouldEndWithAsWellIsNotTriedAgain() {
    List<Integer> statuses = List.of(2, 5, 3);
    LocalScheduler.Outcome outcome = run(Slot.onCores(1), index -> "exit " + statuses.get(index));
    assertEquals(Set.of(0, 1, 2), outcome.givenUp());
    assertEquals(List.of("start 0", "fail 0 (1): ended with status 2"), events.subList(0, 2));
    assertEquals(6, events.size(), events.toString());
  }

  /** Another scheduler's trial fails while this one runs trial 0. */
  private String failureElsewhere(int index, String host, int status) {
    return "printf '{\"what\":\"FAILED\",\"pid\":1,\"host\":\"%s\",\"status\":%d}\\n' >>'%s'; "
        .formatted(host, status, sweep.trial(index).journal());
  }

  @Test
  void whatFailedInVainUnderAnotherSchedulerIsNotTriedHere() {
    String failures = failureElsewhere(1, "elsewhere", 5) + failureElsewhere(2, HostName.own(), 4);
    LocalScheduler.Outcome outcome =
        run(Slot.onCores(1), index -> (index == 0 ? failures : "") + "touch " + result(index));
    assertEquals(Set.of(0), outcome.done());
    assertEquals(Set.of(1, 2), outcome.givenUp());
    assertEquals(List.of("start 0", "finish 0"), events);
  }

  @Test
  void whatAnotherMachineLacksIsTriedHere() {
    String failures = failureElsewhere(1, "elsewhere", 3) + failureElsewhere(2, "elsewhere", 4);
    LocalScheduler.Outcome outcome =
        run(Slot.onCores(1), index -> (index == 0 ? failures : "") + "touch " + result(index));
    assertEquals(Set.of(0, 1, 2), outcome.done());
  }

  @Test
  void aResultThatAnotherSchedulerWroteAfterTheTrialWasGivenUpHereCounts() {
    LocalScheduler.Outcome outcome =
        run(
            Slot.onCores(1),
            index -> index == 0 ? "exit 5" : "touch " + result(0) + " " + result(index));
    assertEquals(Set.of(0, 1, 2), outcome.done());
    assertEquals(Set.of(), outcome.givenUp());
  }

  @Test
  void whereAnotherSchedulerWasFasterTheTrialIsLookedAtAgain() {
    LocalScheduler.Outcome outcome =
        run(
            Slot.onCores(1),
            index ->
                "[[ -e %1$s.tried ]] && touch %1$s && exit; touch %1$s.tried; exit 4"
                    .formatted(result(index)));
    assertEquals(Set.of(0, 1, 2), outcome.done());
    assertTrue(events.stream().noneMatch(event -> event.startsWith("fail")), events.toString());
    for (int i = 0; i < 3; i++) {
      assertEquals(2, count("start " + i));
    }
  }

  @Test
  void aTrialThatWasTakenOverWhileItRanIsLookedAtAgain() {
    LocalScheduler.Outcome outcome =
        run(
            Slot.onCores(1),
            index ->
                """
                [[ -e %1$s.tried ]] && touch %1$s && exit; touch %1$s.tried
                printf '{"what":"STARTED","pid":%%s}\\n' $$ >>'%2$s'
                exit 4
                """
                    .formatted(result(index), sweep.trial(index).journal()));
    assertEquals(Set.of(0, 1, 2), outcome.done());
    assertTrue(events.stream().noneMatch(event -> event.startsWith("fail")), events.toString());
  }

  @Test
  void aTrialThatFailsOnceIsDoneInTheEnd() {
    LocalScheduler.Outcome outcome =
        run(
            Slot.onCores(3),
            index ->
                "[[ -e %s.tried ]] && touch %s; touch %s.tried; [[ -e %s ]]"
                    .formatted(result(index), result(index), result(index), result(index)));
    assertEquals(Set.of(0, 1, 2), outcome.done());
    assertEquals(2, count("start 0"));
  }

  @Test
  void aTrialThatWasStoppedHasNotFailed() {
    LocalScheduler.Outcome outcome =
        run(
            Slot.onCores(1),
            index ->
                """
                if [[ $(grep -c STOPPED %1$s) == 3 ]]; then touch %2$s; exit; fi
                printf '{"at":"1970-01-01T00:00:00Z","what":"STOPPED","pid":%%s}\\n' $$ >>%1$s
                exit 143
                """
                    .formatted("'" + sweep.trial(index).journal() + "'", result(index)));
    assertEquals(Set.of(0, 1, 2), outcome.done());
    assertEquals(4, count("start 0"));
    assertTrue(events.stream().noneMatch(event -> event.startsWith("fail")), events.toString());
  }

  /** A clock that is set back, or a time that is no time, gives no further tries. */
  @Test
  void theLimitOfTriesDoesNotDependOnClocks() {
    LocalScheduler.Outcome outcome =
        run(
            Slot.onCores(3),
            index ->
                "printf '{\"at\":\"%s\",\"what\":\"FAILED\",\"pid\":%%s}\\n' $$ >>'%s'; exit 1"
                    .formatted(
                        index == 0 ? "1970-01-01T00:00:00Z" : "yesterday",
                        sweep.trial(index).journal()));
    assertEquals(Set.of(0, 1, 2), outcome.givenUp());
    assertEquals(Tries.MOST, count("start 0"));
    assertEquals(Tries.MOST, count("start 1"));
  }

  @Test
  void failuresBeforeTheStartAreNotCounted() throws IOException {
    Files.writeString(
        sweep.trial(0).journal(),
        "{\"at\":\"2999-01-01T00:00:00Z\",\"what\":\"FAILED\",\"pid\":1}\n".repeat(3));
    assertEquals(Set.of(0, 1, 2), run(Slot.onCores(1), index -> "touch " + result(index)).done());
  }

  @Test
  void aTrialThatIsDoneIsNotStarted() throws IOException {
    Files.createFile(sweep.trial(1).result());
    run(Slot.onCores(1), index -> "touch " + result(index));
    assertEquals(0, count("start 1"));
    assertEquals(1, count("finish 1"));
  }

  @Test
  void trialsSeeTheGpuOfTheirSlot() throws IOException {
    run(
        Slot.onGpus(List.of("5", "7"), 1),
        index ->
            "echo -n $CUDA_VISIBLE_DEVICES > '%s'; sleep 1; touch %s"
                .formatted(folder.resolve("gpu" + index), result(index)));
    assertEquals("5", Files.readString(folder.resolve("gpu0")));
    assertEquals("7", Files.readString(folder.resolve("gpu1")));
  }

  @Test
  void aGpuIsSharedByRounds() {
    assertEquals(
        List.of("slot 0 on GPU a", "slot 1 on GPU b", "slot 2 on GPU a", "slot 3 on GPU b"),
        Slot.onGpus(List.of("a", "b"), 2).stream().map(Slot::toString).toList());
  }

  @Test
  void trialsThatOthersRunAreWaitedFor() throws IOException {
    Files.writeString(
        sweep.trial(2).lease(), "elsewhere.example 1 " + (System.currentTimeMillis() - 57_000));
    LocalScheduler.Outcome outcome = run(Slot.onCores(1), index -> "touch " + result(index));
    assertEquals(Set.of(0, 1, 2), outcome.done());
    int waited = events.indexOf("wait for 1");
    assertTrue(waited >= 0 && events.indexOf("start 2") > waited, events.toString());
  }

  @Test
  void oneThatIsAskedToStopAsksItsTrials() throws IOException {
    Path stopped = folder.resolve("stopped");
    LocalScheduler scheduler =
        new LocalScheduler(
            sweep,
            Slot.onCores(1),
            index ->
                List.of(
                    "bash",
                    "-c",
                    "trap 'touch %s; exit 143' TERM; touch %s.up; while :; do sleep 0.1; done"
                        .formatted(stopped, stopped)),
            new Notes());
    LocalScheduler.Outcome outcome =
        scheduler.run(() -> Files.exists(folder.resolve("stopped.up")));
    assertTrue(outcome.stopped());
    assertTrue(Files.exists(stopped));
  }
}
