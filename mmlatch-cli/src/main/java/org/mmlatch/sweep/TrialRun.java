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
import org.mmlatch.engine.Devices;
import org.mmlatch.run.Heartbeats;
import org.mmlatch.run.HeldLock;
import org.mmlatch.run.RefusedException;
import org.mmlatch.run.RunLock;
import org.mmlatch.run.RunOutcome;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

/**
 * One trial, run once, whoever calls: it takes the trial's lease, goes on from its own checkpoint,
 * writes its result atomically, and does nothing if the result exists.
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
   * Prepares a trial; nothing is written yet.
   *
   * @param corpus where the corpus lies here, if not where the plan says
   * @param exitStatus with which this process ends if the trial fails; the journal says it, while
   *     the lease is still held, so that no scheduler tries in vain
   * @throws org.mmlatch.settings.SettingsException if the plan has no trial of that index
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
   * @param patience how long a lease that another process holds is waited for; one on another
   *     machine that was killed counts as alive until it has been silent for a minute
   * @param stop asked after every update whether to save and stop
   * @throws RefusedException if another process holds the lease, or the corpus is another one than
   *     the plan's
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

  /** The result may have been written while the lease was being waited for. */
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
    Devices.prepare(settings);
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
