package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** Changes weights by their gradients. */
public interface Optimizer {
  /**
   * Returns the next update of all weights.
   *
   * @param learningRate its rate
   */
  Update next(double learningRate);

  /** Returns how many updates there have been. */
  long updates();

  /** Returns what it remembers, by kind and by the weights' names; checkpoints keep it. */
  Map<String, Map<String, NDArray>> state();

  /** Goes on after {@code updates}; its state has to be set to that of that time. */
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
