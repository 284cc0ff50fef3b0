package org.mmlatch.sweep;

import java.util.List;

/** Is told what a scheduler does. */
public interface SchedulerListener {
  /** A trial has been started in a slot. */
  void started(int index, Slot slot);

  /** A trial's result is there. */
  void finished(int index, int done, int trials);

  /**
   * A trial has failed.
   *
   * @param failures how often by now
   * @param again whether it will be tried again
   */
  void failed(int index, int failures, boolean again, String reason);

  /** Nothing is left but trials that other schedulers run. */
  void waitingForOthers(int trials);

  /** Called several times a second with the trials that run here. */
  void running(List<TrialProgress> trials);
}
