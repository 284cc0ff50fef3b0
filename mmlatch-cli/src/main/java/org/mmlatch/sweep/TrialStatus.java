package org.mmlatch.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.run.Heartbeats;

/**
 * How far a trial is.
 *
 * @param index of the trial
 * @param state of it
 * @param epochs trained so far
 * @param failures how often it has failed
 * @param holder the process that holds its lease, if one does
 * @param last what happened to it last
 */
public record TrialStatus(
    int index,
    State state,
    int epochs,
    int failures,
    Optional<String> holder,
    Optional<Journal.Entry> last) {

  /** What is to be expected of a trial. */
  public enum State {
    /** Its result exists. */
    DONE,
    /** A process holds its lease. */
    RUNNING,
    /** Its last process failed, and none has tried again. */
    FAILED,
    /** It was started, and goes on from its checkpoint when it is called again. */
    INTERRUPTED,
    /** Nothing has been done for it. */
    WAITING
  }

  /** Looks at every trial of a sweep. */
  public static List<TrialStatus> all(SweepFolder sweep, Plan plan) {
    Heartbeats heartbeats = new Heartbeats();
    List<Path> leases =
        IntStream.range(0, plan.trials().size()).mapToObj(i -> sweep.trial(i).lease()).toList();
    heartbeats.lookTwice(leases);
    return IntStream.range(0, plan.trials().size())
        .mapToObj(i -> of(i, sweep.trial(i), heartbeats))
        .toList();
  }

  static TrialStatus of(int index, TrialFolder folder) {
    return of(index, folder, new Heartbeats());
  }

  private static TrialStatus of(int index, TrialFolder folder, Heartbeats heartbeats) {
    List<Journal.Entry> entries = new Journal(folder.journal()).entries();
    Optional<Journal.Entry> last =
        entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    Optional<String> holder =
        heartbeats.isUncertain(folder.lease())
            ? Optional.empty()
            : heartbeats.holder(folder.lease());
    int failures = (int) entries.stream().filter(e -> e.what() == Journal.Event.FAILED).count();
    return new TrialStatus(
        index, state(folder, holder, last), epochs(folder.run().history()), failures, holder, last);
  }

  private static State state(
      TrialFolder folder, Optional<String> holder, Optional<Journal.Entry> last) {
    if (Files.exists(folder.result())) {
      return State.DONE;
    }
    if (holder.isPresent()) {
      return State.RUNNING;
    }
    if (last.isEmpty()) {
      return State.WAITING;
    }
    return last.get().what() == Journal.Event.FAILED ? State.FAILED : State.INTERRUPTED;
  }

  /** Returns the epochs that a run's history lists below its header. */
  static int epochs(Path history) {
    if (!Files.exists(history)) {
      return 0;
    }
    try {
      String text = Files.readString(history, StandardCharsets.ISO_8859_1); // only lines matter
      return Math.max(0, (int) text.lines().count() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + history + ": " + e.getMessage(), e);
    }
  }
}
