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
 * Runs all trials of a sweep on this machine, a process for each and as many at a time as there are
 * slots. It keeps nothing in memory that matters: results, leases and journals in the sweep's
 * folder are all that it goes by, so that it can be killed, started again, and joined by others.
 *
 * <p>The folder may lie on a slow file system that many share, so that it is looked at sparingly:
 * at every trial once in the beginning, then at those that run here, and at another one only when
 * it is to be started.
 */
public final class LocalScheduler {
  private static final int REFUSED = 4; // by the trial's lease: another scheduler was faster
  private static final long POLL_MILLIS = 200;
  private static final long PATIENCE_SECONDS = 7; // less than a cluster's scheduler has with us
  private static final long BETWEEN_LOOKS_NANOS = 2_000_000_000L;
  private static final int TIMES_A_LOOK = 10; // so that a tenth of the time is spent with looking

  private final SweepFolder sweep;
  private final Plan plan;
  private final IntFunction<List<String>> command;
  private final SchedulerListener listener;
  private final Heartbeats heartbeats = new Heartbeats();
  private final Random elsewhere = new Random(); // its draws decide about no number of a training
  private final List<Known> known; // by index, when this scheduler started
  private final Deque<Slot> free = new ArrayDeque<>();
  private final List<ForkedTrial> running = new ArrayList<>();
  private final Deque<Integer> pending = new ArrayDeque<>(); // the next first
  private final Set<Integer> done = new TreeSet<>();
  private final Set<Integer> givenUp = new TreeSet<>();
  private long nextLook = System.nanoTime(); // at those that are pending
  private boolean saidWaiting;

  /** What is known of a trial: whether it has a result, and how many entries its journal has. */
  private record Known(boolean done, int entries) {
    static Known of(TrialFolder trial) {
      return new Known(Files.exists(trial.result()), new Journal(trial.journal()).entries().size());
    }
  }

  /**
   * Prepares a scheduler.
   *
   * @param slots in which trials run, at least one
   * @param command that runs the trial of an index and ends with 0 when its result is there
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
    known = ManyTrials.look(sweep, plan, Known::of);
  }

  /**
   * What came of a sweep.
   *
   * @param done trials whose result exists
   * @param givenUp trials that have failed too often
   * @param stopped whether it was asked to stop before the end
   */
  public record Outcome(Set<Integer> done, Set<Integer> givenUp, boolean stopped) {}

  /**
   * Runs whatever has no result yet, until everything has one or was given up. Whatever ends it
   * earlier, the trials that run are asked to save and stop.
   */
  public Outcome run(BooleanSupplier stop) {
    try {
      return new Outcome(done, givenUp, !runAll(stop));
    } finally {
      running.forEach(ForkedTrial::askToStop);
      running.forEach(trial -> trial.stop(PATIENCE_SECONDS));
    }
  }

  /** Returns whether it came to the end. */
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
        takeNoteOfOthersResults();
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

  /** Takes note of trials that are over here. */
  private void collect() {
    for (Iterator<ForkedTrial> trials = running.iterator(); trials.hasNext(); ) {
      ForkedTrial trial = trials.next();
      if (trial.isOver()) {
        trials.remove();
        free.addFirst(trial.slot());
        nextLook = System.nanoTime();
        judge(trial);
      }
    }
  }

  private void judge(ForkedTrial trial) {
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
    if (last.isEmpty() && trial.exitStatus() == REFUSED) { // its lease was taken
      pending.addLast(index);
      goElsewhere();
      return;
    }
    if (last.filter(Journal.Event.STOPPED::equals).isPresent()) {
      pending.addFirst(index);
      return;
    }
    if (last.filter(Journal.Event.FAILED::equals).isEmpty()) {
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

  /** Another scheduler begins where this one does: so this one goes on where no other does. */
  private void goElsewhere() {
    for (int steps = elsewhere.nextInt(pending.size()); steps > 0; steps--) {
      pending.addLast(pending.removeFirst());
    }
  }

  /** What was given up here, another scheduler may have brought to an end. */
  private void takeNoteOfOthersResults() {
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
   * Failures before this scheduler's start may have had reasons that are gone. Before and after are
   * told by the order of lines, not by the times in them.
   */
  private List<Journal.Entry> failures(int index) {
    return journal(index).entries().stream()
        .skip(known.get(index).entries())
        .filter(e -> e.what() == Journal.Event.FAILED)
        .toList();
  }

  /** Starts trials in the free slots, as long as there are any that nobody runs. */
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
        givenUp.add(index); // by a scheduler beside this one
      } else {
        Slot slot = free.removeFirst();
        running.add(ForkedTrial.start(index, slot, trial, command.apply(index)));
        listener.started(index, slot);
      }
    }
    if (running.isEmpty() && held > 0 && !saidWaiting) {
      saidWaiting = true;
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
