package org.mmlatch.model;

import ai.djl.ndarray.NDArray;

/**
 * Dropout: each element is zeroed with probability {@code rate}, the others are divided by {@code 1
 * - rate}.
 *
 * @param rate in [0, 1)
 * @param activity when elements are dropped
 */
record Dropout(float rate, Activity activity) {
  /** When elements are dropped. */
  enum Activity {
    TRAINING,
    ALWAYS
  }

  Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout must lie in [0, 1), found " + rate);
    }
  }

  /** Dropout that is active while training only. */
  Dropout(float rate) {
    this(rate, Activity.TRAINING);
  }

  NDArray apply(Pass pass, NDArray x) {
    boolean active = rate > 0 && (activity == Activity.ALWAYS || pass.isTraining());
    return active ? pass.draws().draw(() -> dropped(x)) : x;
  }

  private NDArray dropped(NDArray x) {
    return x.getNDArrayInternal().dropout(x, rate, true).singletonOrThrow();
  }
}
