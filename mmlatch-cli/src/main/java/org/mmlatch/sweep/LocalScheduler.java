package org.mmlatch.sweep;

import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.mmlatch.run.Heartbeats;

/**
 * Runs all trials of a sweep on this machine, a process for each and as many at a time as there are
 * slots. It keeps nothing in memory that matters: results, leases and journals in the sweep's
 * folder are all that it goes by, so that it can be killed, started again, and joined by another.
 */
public final class LocalScheduler {
  /** A trial that fails is tried this often altogether. */
  static final int TRIES = 3;

  private static final int REFUSED = 4; // by the trial's lease: another scheduler was faster
  private static final long POLL_MILLIS = 200;
  private static final long PATIENCE_SECONDS = 7; // less than a cluster's scheduler has with us

  private final SweepFolder sweep;
  private final Plan plan;
  private final IntFunction<List<String>> command;
  private final SchedulerListener listener;
  private final Heartbeats heartbeats = new Heartbeats();
  private final int[] before; // entries of each trial's journal when this scheduler started
  private final Deque<Slot> free = new ArrayDeque<>();
  private final List<ForkedTrial> running = new ArrayList<>();
  private final Set<Integer> done = new TreeSet<>();
  private final Set<Integer> givenUp = new TreeSet<>();
  private boolean saidWaiting;

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
    before =
        IntStream.range(0, plan.trials().size()).map(i -> journal(i).entries().size()).toArray();
  }

  /**
   * What came of a sweep.
   *
   * @param done trials whose result exists
   * @param givenUp trials that have failed too often
   * @param stopped whether it was asked to stop before the end
   */
  public record Outcome(Set<Integer> done, Set<Integer> givenUp, boolean stopped) {}

  /** Runs whatever has no result yet, until everything has one or was given up. */
  public Outcome run(BooleanSupplier stop) {
    while (!stop.getAsBoolean()) {
      collect();
      if (running.isEmpty() && done.size() + givenUp.size() == plan.trials().size()) {
        return new Outcome(done, givenUp, false);
      }
      fill();
      listener.running(running.stream().map(this::progress).toList());
      if (!pause()) {
        break;
      }
    }
    running.forEach(ForkedTrial::askToStop);
    running.forEach(trial -> trial.stop(PATIENCE_SECONDS));
    return new Outcome(done, givenUp, true);
  }

  private TrialProgress progress(ForkedTrial trial) {
    return trial.progress(sweep.trial(trial.index()));
  }

  /** Takes note of trials that are over, here or elsewhere. */
  private void collect() {
    for (Iterator<ForkedTrial> trials = running.iterator(); trials.hasNext(); ) {
      ForkedTrial trial = trials.next();
      if (trial.isOver()) {
        trials.remove();
        free.addFirst(trial.slot());
        judge(trial);
      }
    }
    for (int i = 0; i < plan.trials().size(); i++) {
      if (!done.contains(i) && Files.exists(sweep.trial(i).result())) {
        done.add(i);
        givenUp.remove(i);
        listener.finished(i, done.size(), plan.trials().size());
      }
    }
  }

  private void judge(ForkedTrial trial) {
    TrialFolder folder = sweep.trial(trial.index());
    Journal journal = journal(trial.index());
    Optional<Journal.Event> last =
        journal.entries().stream()
            .skip(trial.startEntries())
            .filter(entry -> entry.pid() == trial.pid())
            .map(Journal.Entry::what)
            .reduce((earlier, later) -> later);
    boolean leaseWasTaken = last.isEmpty() && trial.exitStatus() == REFUSED;
    boolean stopped = last.filter(Journal.Event.STOPPED::equals).isPresent();
    if (Files.exists(folder.result()) || leaseWasTaken || stopped) {
      return;
    }
    if (last.filter(Journal.Event.FAILED::equals).isEmpty()) {
      String reason = "ended with status " + trial.exitStatus();
      journal.append(Journal.Event.FAILED, trial.pid(), reason);
    }
    int failures = failures(trial.index());
    if (failures >= TRIES) {
      givenUp.add(trial.index());
    }
    String reason = journal.last().map(Journal.Entry::message).orElse("");
    listener.failed(trial.index(), failures, failures < TRIES, reason);
  }

  private Journal journal(int index) {
    return new Journal(sweep.trial(index).journal());
  }

  /**
   * Failures before this scheduler's start may have had reasons that are gone. Before and after are
   * told by the order of lines, not by the times in them.
   */
  private int failures(int index) {
    return (int)
        journal(index).entries().stream()
            .skip(before[index])
            .filter(e -> e.what() == Journal.Event.FAILED)
            .count();
  }

  /** Starts trials in the free slots, as long as there are any that nobody runs. */
  private void fill() {
    int elsewhere = 0;
    for (int i = 0; i < plan.trials().size() && !free.isEmpty(); i++) {
      int index = i;
      if (done.contains(i)
          || givenUp.contains(i)
          || running.stream().anyMatch(trial -> trial.index() == index)) {
        continue;
      }
      // One that is uncertain is for the trial's own process to find out.
      if (heartbeats.holder(sweep.trial(i).lease()).isPresent()
          && !heartbeats.isUncertain(sweep.trial(i).lease())) {
        elsewhere++;
      } else if (failures(i) >= TRIES) {
        givenUp.add(i); // by a scheduler beside this one
      } else {
        Slot slot = free.removeFirst();
        running.add(ForkedTrial.start(i, slot, sweep.trial(i), command.apply(i)));
        listener.started(i, slot);
      }
    }
    if (running.isEmpty() && elsewhere > 0 && !saidWaiting) {
      saidWaiting = true;
      listener.waitingForOthers(elsewhere);
    }
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
