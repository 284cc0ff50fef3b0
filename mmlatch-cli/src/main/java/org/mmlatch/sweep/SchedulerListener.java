package org.mmlatch.sweep;

import java.util.List;

/** A callback for the actions of a scheduler. */
public interface SchedulerListener {
  /** Called when a trial was started in a slot. */
  void started(int index, Slot slot);

  /**
   * Called when a trial has a result.
   *
   * @param done number of trials that have a result
   * @param trials number of all trials
   */
  void finished(int index, int done, int trials);

  /**
   * Called when a trial failed.
   *
   * @param failures number of failures so far
   * @param again whether it will be tried again
   * @param reason why it failed
   */
  void failed(int index, int failures, boolean again, String reason);

  /** Called when the only trials left are run by other schedulers. */
  void waitingForOthers(int trials);

  /** Called several times a second with the trials that run here. */
  void running(List<TrialProgress> trials);
}
