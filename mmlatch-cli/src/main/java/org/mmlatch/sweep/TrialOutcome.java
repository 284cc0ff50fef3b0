package org.mmlatch.sweep;

/** The outcome of one call to run a trial, if it did not fail. */
public enum TrialOutcome {
  /** The result was written. */
  FINISHED,
  /** The result already existed, and nothing was done. */
  FINISHED_BEFORE,
  /**
   * The trial was asked to stop and saved a checkpoint, or was stopped while waiting for the lease.
   */
  STOPPED
}
