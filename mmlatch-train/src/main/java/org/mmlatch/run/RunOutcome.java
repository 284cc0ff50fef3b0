package org.mmlatch.run;

/** How a training ended. */
public sealed interface RunOutcome {
  /** The training finished; all results are written. */
  record Completed(RunResult result) implements RunOutcome {}

  /** The run was already finished; nothing was changed. */
  record FinishedBefore(RunResult result) implements RunOutcome {}

  /**
   * The training was asked to stop and saved a checkpoint.
   *
   * @param epoch the current epoch, counted from 1
   * @param batches number of batches of the epoch done so far
   */
  record Stopped(int epoch, int batches) implements RunOutcome {}
}
