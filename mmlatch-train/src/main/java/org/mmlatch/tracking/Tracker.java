package org.mmlatch.tracking;

import java.util.Map;

/** Receives the metrics of a training. A step is an epoch, counted from 1. */
public interface Tracker extends AutoCloseable {
  /** Returns the last step that was tracked before the training resumed; 0 if there is none. */
  long lastStep();

  /**
   * Receives the numbers of a step by name, such as {@code loss/valid}. May be called several times
   * per step.
   */
  void scalars(long step, Map<String, Double> values);

  /** Returns whether this tracker wants histograms, which take time to calculate. */
  default boolean takesHistograms() {
    return false;
  }

  /** Receives values whose histogram is tracked, such as those of a mask. */
  default void histogram(String name, long step, float[] values) {}

  /** Called when the run is finished. */
  default void finished() {}

  @Override
  void close();
}
