package org.mmlatch.train;

import java.util.List;

/** Is notified of the progress of a training. One listener, one concern. */
public interface TrainingListener {
  /**
   * The weights have been updated, on a GPU several times since the last call.
   *
   * @param batchesInEpoch how many batches the epoch has
   */
  default void afterUpdate(TrainingState state, int batchesInEpoch) {}

  /** An epoch is over; the state is that at the beginning of the next. */
  default void afterEpoch(TrainingState state) {}

  /** Returns a listener that tells some others, in their order. */
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
