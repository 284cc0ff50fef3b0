package org.mmlatch.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.sweep.Plan;
import org.mmlatch.sweep.Slot;
import org.mmlatch.sweep.SweepFolder;

class SweepProgressTest {
  private final PrintStream err = System.err;

  @AfterEach
  void restore() {
    System.setErr(err);
    System.clearProperty(ProgressLine.QUIET);
  }

  private static List<String> shown(boolean quiet) {
    System.setProperty(ProgressLine.QUIET, Boolean.toString(quiet));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    Plan plan =
        new Plan(
            1,
            "name",
            "1.0",
            "fingerprint",
            false,
            List.of("Model"),
            "none",
            List.of(new Plan.Combination(List.of("none"), List.of(), new TreeMap<>())),
            List.of(new Plan.Trial(0, 3)),
            List.of(),
            List.of());
    SweepProgress progress = new SweepProgress(new SweepFolder(Path.of("sweep")), plan);
    progress.started(0, Slot.onCores(1).get(0));
    progress.failed(0, 1, true, "killed");
    progress.waitingForOthers(1);
    progress.finished(0, 1, 1);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void everyEventHasALine() {
    assertEquals(
        List.of(
            "slot 0: trial 0 (none; seed 3)",
            "trial 0 (none; seed 3) failed (1): killed; trying again",
            "waiting for 1 trials that other processes run",
            "trial 0 (none; seed 3) finished, 1 of 1"),
        shown(false));
  }

  @Test
  void onlyFailuresAreShownWithQuiet() {
    assertEquals(List.of("trial 0 (none; seed 3) failed (1): killed; trying again"), shown(true));
  }
}
