package org.mmlatch.train;

import java.util.List;

/** Receives the progress of a training. */
public interface TrainingListener {
  /**
   * Called after the weights have been updated; on a GPU once per several updates.
   *
   * @param batchesInEpoch number of batches in the epoch
   */
  default void afterUpdate(TrainingState state, int batchesInEpoch) {}

  /** Called after an epoch; the state is that at the beginning of the next. */
  default void afterEpoch(TrainingState state) {}

  /** Returns a listener that calls others in order. */
  static TrainingListener all(List<? extends TrainingListener> listeners) {
    return new TrainingListener() {
      @Override
      public void afterUpdate(TrainingState state, int batchesInEpoch) {
        listeners.forEach(listener -> listener.afterUpdate(state, batchesInEpoch));
      }

      @Override
      public void afterEpoch(TrainingState state) {
        listeners.forEach(listener -> listener.afterEpoch(state));
      }
    };
  }
}
