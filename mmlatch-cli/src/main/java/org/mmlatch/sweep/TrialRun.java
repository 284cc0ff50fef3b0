package org.mmlatch.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.VerifiedCorpora;
import org.mmlatch.run.Heartbeats;
import org.mmlatch.run.HeldLock;
import org.mmlatch.run.RefusedException;
import org.mmlatch.run.RunLock;
import org.mmlatch.run.RunOutcome;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

/**
 * Runs one trial. It takes the trial's lease, resumes from the trial's checkpoint if there is one,
 * and writes the result atomically. It does nothing if the result exists, so any scheduler can call
 * it repeatedly.
 */
public final class TrialRun {
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  private final Plan plan;
  private final int index;
  private final SweepFolder sweep;
  private final TrialFolder folder;
  private final Optional<Path> corpus;
  private final ToIntFunction<Throwable> exitStatus;
  private final Heartbeats heartbeats;

  /**
   * Prepares a trial. Nothing is written yet.
   *
   * @param sweep the sweep
   * @param index index of the trial
   * @param corpus path of the corpus, if it differs from that in the plan
   * @param exitStatus returns the exit status of this process after a failure. It is recorded in
   *     the journal while the lease is still held, so that schedulers do not retry permanent
   *     failures
   * @throws org.mmlatch.settings.SettingsException if the plan has no trial with that index
   */
  public TrialRun(
      SweepFolder sweep, int index, Optional<Path> corpus, ToIntFunction<Throwable> exitStatus) {
    this(sweep, index, corpus, exitStatus, new Heartbeats());
  }

  TrialRun(
      SweepFolder sweep,
      int index,
      Optional<Path> corpus,
      ToIntFunction<Throwable> exitStatus,
      Heartbeats heartbeats) {
    this.exitStatus = exitStatus;
    this.heartbeats = heartbeats;
    this.sweep = sweep;
    plan = sweep.plan();
    this.index = index;
    this.folder = sweep.trial(index, plan);
    this.corpus = corpus;
  }

  /**
   * Runs the trial.
   *
   * @param patience how long to wait for a lease held by another process. A killed process on
   *     another machine counts as alive until it has been silent for a minute
   * @param stop called after each update; if true, the trial saves and stops
   * @throws RefusedException if another process holds the lease, or the corpus is not the one in
   *     the plan
   */
  public TrialOutcome run(Duration patience, BooleanSupplier stop) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      if (Files.exists(folder.result())) {
        return TrialOutcome.FINISHED_BEFORE;
      }
      try {
        return RunLock.of(
                folder.lease(), plan.describe(index) + " is running", "wait for it", heartbeats)
            .holding(lease -> runLeased(lease, stop));
      } catch (RefusedException held) {
        if (System.nanoTime() > end || heartbeats.holder(folder.lease()).isEmpty()) {
          throw held;
        }
        if (stop.getAsBoolean() || !pause()) {
          return TrialOutcome.STOPPED;
        }
      }
    }
  }

  /**
   * Runs the trial while holding the lease. The result may have been written while waiting for it.
   */
  private TrialOutcome runLeased(HeldLock lease, BooleanSupplier stop) {
    if (Files.exists(folder.result())) {
      return TrialOutcome.FINISHED_BEFORE;
    }
    Journal journal = new Journal(folder.journal());
    journal.append(Journal.Event.STARTED);
    try {
      RunOutcome outcome = train(stop);
      if (outcome instanceof RunOutcome.Stopped) {
        journal.append(Journal.Event.STOPPED);
        return TrialOutcome.STOPPED;
      }
      write(lease, outcome);
      journal.append(Journal.Event.FINISHED);
      return TrialOutcome.FINISHED;
    } catch (RuntimeException failure) {
      lease.requireAllowed(); // a lost lease is no failure of the trial, which its next owner runs
      journal.failed(
          ProcessHandle.current().pid(),
          exitStatus.applyAsInt(failure),
          String.valueOf(failure.getMessage()));
      throw failure;
    }
  }

  private RunOutcome train(BooleanSupplier stop) {
    Map<String, String> own =
        corpus.map(path -> Map.of("data.corpus", path.toString())).orElseGet(Map::of);
    plan.requireUnedited(index, folder.settings());
    Settings settings = SettingsLoader.loadFrozen(folder.settings(), own);
    Corpus opened = new VerifiedCorpora(sweep.path()).open(settings.data().corpus());
    if (!opened.fingerprint().equals(plan.corpusFingerprint())) {
      throw new RefusedException(
          "%s is not the corpus that the sweep was planned with; give that one with --corpus"
              .formatted(opened.folder()));
    }
    return new TrainingRun(settings, folder.run(), opened).train(stop);
  }

  private void write(HeldLock lease, RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Completed completed) {
      TrialResult.of(completed.result()).write(lease, folder.result(), index, plan);
    } else if (outcome instanceof RunOutcome.FinishedBefore before) {
      TrialResult.of(before.result()).write(lease, folder.result(), index, plan);
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
