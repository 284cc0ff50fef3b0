package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.run.Heartbeats;

/**
 * The status of a trial.
 *
 * @param index index of the trial
 * @param state the state
 * @param epochs number of epochs trained so far
 * @param failures number of failures
 * @param holder the process that holds its lease, if any
 * @param last the last entry of its journal
 */
public record TrialStatus(
    int index,
    State state,
    int epochs,
    int failures,
    Optional<String> holder,
    Optional<Journal.Entry> last) {

  /** The states of a trial. */
  public enum State {
    /** Its result exists. */
    DONE,
    /** A process holds its lease. */
    RUNNING,
    /** Its last process failed, and it has not been tried again. */
    FAILED,
    /** It was started and interrupted. It resumes from its checkpoint when it is run again. */
    INTERRUPTED,
    /** It has not been started. */
    WAITING
  }

  /** Returns the status of all trials of a sweep. */
  public static List<TrialStatus> all(SweepFolder sweep, Plan plan) {
    return checkLeases(sweep, ParallelTrials.read(sweep, plan, Snapshot::of));
  }

  static TrialStatus of(int index, TrialFolder folder) {
    return of(index, folder, Snapshot.of(folder), new Heartbeats());
  }

  /**
   * The contents of a trial's files before its lease is checked. Only the last entry of the journal
   * is kept, to save memory.
   */
  private record Snapshot(
      boolean done, boolean leased, int epochs, int failures, Optional<Journal.Entry> last) {
    static Snapshot of(TrialFolder folder) {
      List<Journal.Entry> entries = new Journal(folder.journal()).entries();
      boolean done = Files.exists(folder.result());
      return new Snapshot(
          done,
          !done && Files.exists(folder.lease()),
          TrialStatus.epochs(folder.run().history()),
          (int) entries.stream().filter(e -> e.what() == Journal.Event.FAILED).count(),
          entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1)));
    }
  }

  private static List<TrialStatus> checkLeases(SweepFolder sweep, List<Snapshot> snapshots) {
    Heartbeats heartbeats = new Heartbeats();
    heartbeats.lookTwice(
        IntStream.range(0, snapshots.size())
            .filter(i -> snapshots.get(i).leased())
            .mapToObj(i -> sweep.trial(i).lease())
            .toList());
    return IntStream.range(0, snapshots.size())
        .mapToObj(i -> of(i, sweep.trial(i), snapshots.get(i), heartbeats))
        .toList();
  }

  private static TrialStatus of(
      int index, TrialFolder folder, Snapshot snapshot, Heartbeats heartbeats) {
    Optional<String> holder =
        snapshot.leased() && !heartbeats.isUncertain(folder.lease())
            ? heartbeats.holder(folder.lease())
            : Optional.empty();
    return new TrialStatus(
        index,
        state(snapshot, holder),
        snapshot.epochs(),
        snapshot.failures(),
        holder,
        snapshot.last());
  }

  private static State state(Snapshot snapshot, Optional<String> holder) {
    if (snapshot.done()) {
      return State.DONE;
    }
    if (holder.isPresent()) {
      return State.RUNNING;
    }
    return snapshot
        .last()
        .map(last -> last.what() == Journal.Event.FAILED ? State.FAILED : State.INTERRUPTED)
        .orElse(State.WAITING);
  }

  /** Returns the number of epochs in a run's history file, not counting its header. */
  static int epochs(Path history) {
    try {
      String text =
          Files.readString(
              history, StandardCharsets.ISO_8859_1); // only the number of lines matters
      return Math.max(0, (int) text.lines().count() - 1);
    } catch (NoSuchFileException none) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + history + ": " + e.getMessage(), e);
    }
  }
}
