package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.SettingsException;

class FinishedTrialsTest {
  private static final String SMALL = "seeds = [4]\ngrid { feedback.type = [lstm, none] }";
  private static final String LARGE =
      """
      name = larger
      seeds = [3, 4]
      grid { feedback.type = [none, linear, lstm] }
      """;

  @TempDir private Path folder;
  private TinySweep tiny;
  private SweepFolder small;

  @BeforeEach
  void planASmallSweep() {
    tiny = new TinySweep(folder);
    small = tiny.plan("small", SMALL);
  }

  private static void run(SweepFolder sweep, int index) {
    new TrialRun(sweep, index, Optional.empty(), failure -> 1).run(Duration.ZERO, () -> false);
  }

  private SweepFolder planLarge(String text) {
    SweepFolder sweep = new SweepFolder(folder.resolve("large"));
    new Planner(tiny.file(text), Map.of())
        .freeze(sweep, tiny.corpus, List.of(small), Progress.SILENT);
    return sweep;
  }

  @Test
  void finishedTrialsWithTheSameSettingsAreCopiedAndTheOthersWait() throws IOException {
    run(small, 0);
    Files.createDirectories(small.trial(0).path().resolve(".writing-1.partial/beat"));
    SweepFolder large = planLarge(LARGE);
    assertFalse(Files.exists(large.trial(5).path().resolve(".writing-1.partial")), "a lease's");
    Plan plan = large.plan();
    for (int index = 0; index < plan.trials().size(); index++) {
      boolean trained = plan.describe(index).endsWith("(lstm; seed 4)");
      assertEquals(trained, Files.exists(large.trial(index).result()), plan.describe(index));
    }
    TrialFolder copy = large.trial(5);
    assertEquals(
        TrialResult.read(small.trial(0).result()).metrics(),
        TrialResult.read(copy.result()).metrics());
    String result = Files.readString(copy.result());
    assertTrue(result.contains("\"trial\": 5,"), result);
    Path predictions = small.trial(0).run().predictions(SplitName.TEST);
    assertArrayEquals(
        Files.readAllBytes(predictions),
        Files.readAllBytes(copy.run().predictions(SplitName.TEST)));
    assertEquals(
        FinishedRun.open(copy.run().path()).predict(tiny.corpus, SplitName.TEST).toCsv(),
        Files.readString(predictions),
        "the copied run has its best weights");
    assertFalse(Files.exists(copy.run().lock()), "locks belong to processes, not to results");
    assertEquals(TrialStatus.State.DONE, TrialStatus.all(large, plan).get(5).state());
  }

  @Test
  void aCopiedTrialIsNotRunAgainAndTheSweepCanBeCompared() {
    run(small, 0);
    run(small, 1);
    SweepFolder large = planLarge("seeds = [4]\ngrid { feedback.type = [none, lstm] }");
    assertEquals(
        TrialOutcome.FINISHED_BEFORE,
        new TrialRun(large, 0, Optional.empty(), failure -> 1).run(Duration.ZERO, () -> false));
    assertEquals(
        List.of(TrialStatus.State.DONE, TrialStatus.State.DONE),
        TrialStatus.all(large, large.plan()).stream().map(TrialStatus::state).toList());
  }

  @Test
  void trialsOfOtherSettingsAreNotTakenForTheSame() {
    run(small, 0);
    SettingsException none =
        assertThrows(
            SettingsException.class,
            () -> planLarge("seeds = [4]\ngrid { train.batch-size = [4, 6] }"));
    assertTrue(none.getMessage().contains("none of the 1 finished trials of"), none.getMessage());
    assertFalse(Files.exists(folder.resolve("large")), "nothing is left of a refused plan");
  }

  @Test
  void aSweepWithoutAFinishedTrialIsRefused() {
    String message = assertThrows(SettingsException.class, () -> planLarge(LARGE)).getMessage();
    assertTrue(message.endsWith("has no finished trial to reuse; run it first, or leave it out"));
  }

  @Test
  void aSweepOnAnotherCorpusIsRefused() throws IOException {
    run(small, 0);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    TinySweep other = new TinySweep(elsewhere, 13);
    Planner planner = new Planner(other.file(LARGE), Map.of());
    SweepFolder large = new SweepFolder(elsewhere.resolve("large"));
    SettingsException wrong =
        assertThrows(
            SettingsException.class,
            () -> planner.freeze(large, other.corpus, List.of(small), Progress.SILENT));
    assertTrue(wrong.getMessage().contains("was planned for another corpus"), wrong.getMessage());
  }

  @Test
  void aTrialWhoseSettingsWereEditedIsRefused() throws IOException {
    run(small, 0);
    Path settings = small.trial(0).settings();
    Files.writeString(
        settings, Files.readString(settings).replace("train.epochs = 3", "train.epochs = 4"));
    assertThrows(BadDataException.class, () -> planLarge(LARGE));
  }

  @Test
  void aFolderThatIsPlannedAlreadyIsNotFilled() {
    run(small, 0);
    tiny.plan("large", LARGE);
    assertThrows(RefusedException.class, () -> planLarge(LARGE));
  }
}
