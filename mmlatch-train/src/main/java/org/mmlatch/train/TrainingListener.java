package org.mmlatch.train;

/** Is told how a training goes on. One listener, one concern. */
public interface TrainingListener {
  /**
   * A batch has been trained on.
   *
   * @param batchesInEpoch how many batches the epoch has
   */
  default void afterBatch(TrainingState state, int batchesInEpoch) {}

  /** An epoch is over; the state is that at the beginning of the next. */
  default void afterEpoch(TrainingState state) {}
}
