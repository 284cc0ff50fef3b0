package org.mmlatch.run;

/** How a training ended. */
public sealed interface RunOutcome {
  /** The run is finished; all results are written. */
  record Completed(RunResult result) implements RunOutcome {}

  /** The run was finished before; nothing was changed. */
  record FinishedBefore(RunResult result) implements RunOutcome {}

  /**
   * The run was asked to stop, and saved where it stands.
   *
   * @param epoch the epoch under way, counted from 1
   * @param batches of it that have been trained on
   */
  record Stopped(int epoch, int batches) implements RunOutcome {}
}
