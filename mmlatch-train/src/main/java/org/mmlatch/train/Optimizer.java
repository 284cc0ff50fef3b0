package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** Updates weights by their gradients. */
public interface Optimizer {
  /**
   * Returns the next update of all weights.
   *
   * @param learningRate its rate
   */
  Update next(double learningRate);

  /** Returns the number of updates so far. */
  long updates();

  /** Returns its state by kind and by the weights' names, which checkpoints store. */
  Map<String, Map<String, NDArray>> state();

  /** Resumes after {@code updates}; its state must be set to the state at that time. */
  void resumeAfter(long updates);

  /** An update, to be applied once to each weight; workers may share the weights out. */
  interface Update {
    /**
     * Updates some weights in place and sets their gradients to zero.
     *
     * @param gradients by the names of the weights, of their shapes
     */
    void apply(Map<String, NDArray> gradients);
  }
}
