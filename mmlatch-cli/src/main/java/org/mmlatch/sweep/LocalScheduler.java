package org.mmlatch.sweep;

import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.mmlatch.run.Heartbeats;

/**
 * Runs all trials of a sweep on this machine, each in its own process and as many in parallel as
 * there are slots. All state is in the sweep's folder, in results, leases and journals. A scheduler
 * can therefore be killed and restarted at any time, and several can work on the same sweep.
 *
 * <p>The folder may be on a slow shared file system, so it is read sparingly: each trial once at
 * the start, then only the trials that run here, and a pending trial when it is about to be
 * started.
 */
public final class LocalScheduler {
  private static final int REFUSED = 4; // exit status if another scheduler holds the trial's lease
  private static final long POLL_MILLIS = 200;
  private static final long PATIENCE_SECONDS = 7; // below cluster grace periods
  private static final long BETWEEN_LOOKS_NANOS = 2_000_000_000L;
  private static final int TIMES_A_LOOK = 10; // limits polling to a tenth of the time

  private final SweepFolder sweep;
  private final Plan plan;
  private final IntFunction<List<String>> command;
  private final SchedulerListener listener;
  private final Heartbeats heartbeats = new Heartbeats();
  private final Random random = new Random(); // does not affect results
  private final List<Known> known; // state of each trial at the start of this scheduler
  private final Deque<Slot> free = new ArrayDeque<>();
  private final List<ForkedTrial> running = new ArrayList<>();
  private final Deque<Integer> pending = new ArrayDeque<>(); // next trial first
  private final Set<Integer> done = new TreeSet<>();
  private final Set<Integer> givenUp = new TreeSet<>();
  private long nextLook = System.nanoTime(); // time to poll pending trials
  private boolean waitingReported;

  /** The state of a trial: whether it has a result, and the number of entries in its journal. */
  private record Known(boolean done, int entries) {
    static Known of(TrialFolder trial) {
      return new Known(Files.exists(trial.result()), new Journal(trial.journal()).entries().size());
    }
  }

  /**
   * Creates a scheduler and reads the state of all trials.
   *
   * @param slots the slots in which trials run, at least one
   * @param command returns the command that runs the trial with a given index and exits with status
   *     0 once its result exists
   */
  public LocalScheduler(
      SweepFolder sweep,
      List<Slot> slots,
      IntFunction<List<String>> command,
      SchedulerListener listener) {
    this.sweep = sweep;
    plan = sweep.plan();
    this.command = command;
    this.listener = listener;
    free.addAll(slots);
    known = ParallelTrials.read(sweep, plan, Known::of);
  }

  /**
   * The outcome of running a sweep.
   *
   * @param done indices of trials that have a result
   * @param givenUp indices of trials that failed and are not tried again
   * @param stopped whether the scheduler was stopped before the end
   */
  public record Outcome(Set<Integer> done, Set<Integer> givenUp, boolean stopped) {}

  /**
   * Runs all trials without a result until each has one or was given up. If this ends earlier for
   * any reason, running trials are asked to save and stop.
   */
  public Outcome run(BooleanSupplier stop) {
    try {
      return new Outcome(done, givenUp, !runAll(stop));
    } finally {
      running.forEach(ForkedTrial::askToStop);
      running.forEach(trial -> trial.stop(PATIENCE_SECONDS));
    }
  }

  /** Returns whether all trials were finished or given up. */
  private boolean runAll(BooleanSupplier stop) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).done()) {
        finished(i);
      } else {
        pending.add(i);
      }
    }
    while (!stop.getAsBoolean()) {
      collect();
      if (running.isEmpty() && pending.isEmpty()) {
        collectResultsOfOthers();
        return true;
      }
      fill();
      listener.running(running.stream().map(this::progress).toList());
      if (!pause()) {
        break;
      }
    }
    return false;
  }

  private TrialProgress progress(ForkedTrial trial) {
    return trial.progress(sweep.trial(trial.index()));
  }

  private void finished(int index) {
    done.add(index);
    listener.finished(index, done.size(), plan.trials().size());
  }

  /** Handles trials whose process has ended. */
  private void collect() {
    for (Iterator<ForkedTrial> trials = running.iterator(); trials.hasNext(); ) {
      ForkedTrial trial = trials.next();
      if (trial.isOver()) {
        trials.remove();
        free.addFirst(trial.slot());
        nextLook = System.nanoTime();
        handleEnd(trial);
      }
    }
  }

  private void handleEnd(ForkedTrial trial) {
    int index = trial.index();
    if (Files.exists(sweep.trial(index).result())) {
      finished(index);
      return;
    }
    Journal journal = journal(index);
    Optional<Journal.Event> last =
        journal.entries().stream()
            .skip(trial.startEntries())
            .filter(entry -> entry.pid() == trial.pid())
            .map(Journal.Entry::what)
            .reduce((earlier, later) -> later);
    boolean failed = last.filter(Journal.Event.FAILED::equals).isPresent();
    if (!failed && trial.exitStatus() == REFUSED) { // its lease was taken, perhaps while it ran
      pending.addLast(index);
      rotatePending();
      return;
    }
    if (last.filter(Journal.Event.STOPPED::equals).isPresent()) {
      pending.addFirst(index);
      return;
    }
    if (!failed) {
      String reason = "ended with status " + trial.exitStatus();
      journal.failed(trial.pid(), trial.exitStatus(), reason);
    }
    List<Journal.Entry> failures = failures(index);
    boolean again = Tries.isTriedAgain(failures);
    if (again) {
      pending.addFirst(index);
    } else {
      givenUp.add(index);
    }
    String reason = journal.last().map(Journal.Entry::message).orElse("");
    listener.failed(index, failures.size(), again, reason);
  }

  /**
   * Rotates the pending trials by a random number. Other schedulers start with the same trial as
   * this one, so this one continues elsewhere.
   */
  private void rotatePending() {
    for (int steps = random.nextInt(pending.size()); steps > 0; steps--) {
      pending.addLast(pending.removeFirst());
    }
  }

  /** Collects the results of trials that were given up here but finished by another scheduler. */
  private void collectResultsOfOthers() {
    for (int index : List.copyOf(givenUp)) {
      if (Files.exists(sweep.trial(index).result())) {
        givenUp.remove(index);
        finished(index);
      }
    }
  }

  private Journal journal(int index) {
    return new Journal(sweep.trial(index).journal());
  }

  /**
   * Returns the failures since this scheduler started, as earlier ones may have had causes that are
   * fixed. The order of lines decides, not the recorded times.
   */
  private List<Journal.Entry> failures(int index) {
    return journal(index).entries().stream()
        .skip(known.get(index).entries())
        .filter(e -> e.what() == Journal.Event.FAILED)
        .toList();
  }

  /** Starts trials in the free slots, skipping those that another scheduler runs. */
  private void fill() {
    long begin = System.nanoTime();
    if (free.isEmpty() || pending.isEmpty() || begin < nextLook) {
      return;
    }
    int held = 0;
    for (int looks = pending.size(); looks > 0 && !free.isEmpty(); looks--) {
      int index = pending.removeFirst();
      TrialFolder trial = sweep.trial(index);
      if (Files.exists(trial.result())) {
        finished(index);
      } else if (heartbeats.isHeld(trial.lease())) {
        held++;
        pending.addLast(index);
      } else if (!Tries.isTriedAgain(failures(index))) {
        givenUp.add(index); // by another scheduler
      } else {
        Slot slot = free.removeFirst();
        running.add(ForkedTrial.start(index, slot, trial, command.apply(index)));
        listener.started(index, slot);
      }
    }
    if (running.isEmpty() && held > 0 && !waitingReported) {
      waitingReported = true;
      listener.waitingForOthers(held);
    }
    long end = System.nanoTime();
    nextLook = end + Math.max(BETWEEN_LOOKS_NANOS, TIMES_A_LOOK * (end - begin));
  }

  private static boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
