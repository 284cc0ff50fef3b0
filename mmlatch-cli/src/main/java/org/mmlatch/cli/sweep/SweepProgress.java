package org.mmlatch.cli.sweep;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.common.Terminal;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.sweep.Plan;
import org.mmlatch.sweep.SchedulerListener;
import org.mmlatch.sweep.Slot;
import org.mmlatch.sweep.SweepFolder;
import org.mmlatch.sweep.TrialProgress;

/**
 * Shows on standard error what a scheduler does: one line per event and one per running trial; with
 * {@code --quiet} only failures. The lines of running trials are updated in place on a terminal and
 * printed at most every 30 seconds elsewhere.
 */
final class SweepProgress implements SchedulerListener {
  private static final long TERMINAL_NANOS = 500_000_000L;
  private static final long PLAIN_NANOS = 30_000_000_000L;

  private final SweepFolder sweep;
  private final Plan plan;
  private final boolean terminal = Terminal.showsErr();
  private final boolean quiet = Boolean.getBoolean(ProgressLine.QUIET);
  private final PrintStream out = terminal ? Terminal.obeyed() : System.err;
  private final Map<Integer, Integer> epochs = new HashMap<>();
  private long shown = System.nanoTime();
  private int linesShown;

  SweepProgress(SweepFolder sweep, Plan plan) {
    this.sweep = sweep;
    this.plan = plan;
  }

  @Override
  public void started(int index, Slot slot) {
    tell("%s: %s".formatted(slot, plan.describe(index)));
  }

  @Override
  public void finished(int index, int done, int trials) {
    tell("%s finished, %d of %d".formatted(plan.describe(index), done, trials));
  }

  @Override
  public void failed(int index, int failures, boolean again, String reason) {
    say(
        "%s failed (%d): %s; %s"
            .formatted(
                plan.describe(index),
                failures,
                reason,
                again ? "trying again" : "given up, see " + sweep.trial(index, plan).output()));
  }

  @Override
  public void waitingForOthers(int trials) {
    tell("waiting for %d trials that other processes run".formatted(trials));
  }

  @Override
  public void running(List<TrialProgress> trials) {
    long now = System.nanoTime();
    if (quiet || now - shown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    shown = now;
    erase();
    trials.forEach(trial -> out.println(inOneLine(Terminal.shown(line(trial)))));
    linesShown = terminal ? trials.size() : 0;
    out.flush();
  }

  private String line(TrialProgress trial) {
    int most = epochs.computeIfAbsent(trial.index(), this::epochs);
    String left =
        trial.epochsHere() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", at most %.0f s left",
                trial.seconds() / trial.epochsHere() * (most - trial.epochs()));
    return "  %s: %s, epoch %d/%d%s"
        .formatted(
            trial.slot(),
            plan.describe(trial.index()),
            Math.min(most, trial.epochs() + 1),
            most,
            left);
  }

  private int epochs(int index) {
    return SettingsLoader.loadFrozen(sweep.trial(index, plan).settings(), Map.of())
        .train()
        .epochs();
  }

  /** Cuts a line on a terminal, where a second one would not be erased. */
  private String inOneLine(String line) {
    return terminal ? Terminal.inOneLine(line) : line;
  }

  private void tell(String line) {
    if (!quiet) {
      say(line);
    }
  }

  private void say(String line) {
    erase();
    out.println(Terminal.shown(line));
    out.flush();
  }

  /** Moves the cursor up to the first line of the running trials and clears from there. */
  private void erase() {
    if (linesShown > 0) {
      out.print("\033[" + linesShown + "F\033[J");
      linesShown = 0;
    }
  }
}
