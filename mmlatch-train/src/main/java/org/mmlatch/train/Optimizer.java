package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** Updates weights with their gradients. */
public interface Optimizer {
  /**
   * Returns the next update of all weights.
   *
   * @param learningRate the learning rate of the update
   */
  Update next(double learningRate);

  /** Returns the number of updates so far. */
  long updates();

  /**
   * Returns the optimizer's state, which checkpoints store: arrays by kind, then by weight name.
   */
  Map<String, Map<String, NDArray>> state();

  /** Sets the number of updates when resuming; the caller sets the arrays of {@link #state}. */
  void resumeAfter(long updates);

  /**
   * One update step, to be applied once to each weight; workers may apply it to disjoint sets of
   * weights in parallel.
   */
  interface Update {
    /**
     * Updates some weights in place and sets their gradients to zero.
     *
     * @param gradients gradients by weight name, with the weights' shapes
     */
    void apply(Map<String, NDArray> gradients);
  }
}
