package org.mmlatch.tracking;

import java.util.Map;

/** Receives the metrics of a training. A step is an epoch, counted from 1. */
public interface Tracker extends AutoCloseable {
  /** Returns the last step that is known from an earlier part of the training, 0 if none is. */
  long lastStep();

  /**
   * Receives the numbers of a step by name, such as {@code loss/valid}; called several times a
   * step.
   */
  void scalars(long step, Map<String, Double> values);

  /** Returns whether distributions are tracked; they take time to calculate. */
  default boolean takesHistograms() {
    return false;
  }

  /** Receives numbers whose distribution is tracked, such as those of a mask. */
  default void histogram(String name, long step, float[] values) {}

  /** Called when the training is over. */
  default void finished() {}

  @Override
  void close();
}
