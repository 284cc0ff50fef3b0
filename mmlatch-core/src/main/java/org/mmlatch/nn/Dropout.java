package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;

/**
 * Dropout: sets each element to zero with probability {@code rate} and divides the others by {@code
 * 1 - rate}.
 *
 * @param rate probability in [0, 1)
 * @param activity in which passes elements are dropped
 */
public record Dropout(float rate, Activity activity) {
  /** In which passes elements are dropped. */
  public enum Activity {
    /** In training passes only. */
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

  /** Creates a dropout that is active during training only. */
  public Dropout(double rate) {
    this((float) rate, Activity.TRAINING);
  }

  /**
   * Returns {@code x} with elements dropped if dropout is active in this pass, otherwise {@code x}
   * itself.
   */
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
