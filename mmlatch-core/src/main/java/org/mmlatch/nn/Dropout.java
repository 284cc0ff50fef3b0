package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;

/**
 * Dropout: each element is zeroed with probability {@code rate}, the others are divided by {@code 1
 * - rate}.
 *
 * @param rate in [0, 1)
 * @param activity when elements are dropped
 */
public record Dropout(float rate, Activity activity) {
  /** When elements are dropped. */
  public enum Activity {
    /** In passes of training only. */
    TRAINING,
    /** In every pass. */
    ALWAYS
  }

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it is not in [0, 1)
   */
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout must lie in [0, 1), found " + rate);
    }
  }

  /** Dropout that is active while training only. */
  public Dropout(double rate) {
    this((float) rate, Activity.TRAINING);
  }

  /** Returns {@code x} with elements dropped if this pass drops any, else {@code x} itself. */
  public NDArray apply(Pass pass, NDArray x) {
    return isActive(pass) ? pass.draws().draw(() -> dropped(x)) : x;
  }

  boolean isActive(Pass pass) {
    return rate > 0 && (activity == Activity.ALWAYS || pass.isTraining());
  }

  private NDArray dropped(NDArray x) {
    return x.getNDArrayInternal().dropout(x, rate, true).singletonOrThrow();
  }
}
