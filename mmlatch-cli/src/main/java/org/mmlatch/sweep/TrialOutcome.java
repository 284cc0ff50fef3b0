package org.mmlatch.sweep;

/** How one call of a trial ended, if it did not fail. */
public enum TrialOutcome {
  /** The result is written. */
  FINISHED,
  /** The result was there before; nothing was done. */
  FINISHED_BEFORE,
  /** Asked to stop, the trial saved where it stands. */
  STOPPED
}
