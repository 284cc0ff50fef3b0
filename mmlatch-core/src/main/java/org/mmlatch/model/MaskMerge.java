package org.mmlatch.model;

import ai.djl.ndarray.NDArray;

/**
 * How the sigmoids {@code s_1 … s_n} of a mask's sources are combined into one mask, elementwise.
 */
public enum MaskMerge {
  /** {@code (s_1 + … + s_n) / n}: Eq. 4. */
  MEAN,
  /** {@code max(s_1, …, s_n)}: open if any source is open. */
  MAX,
  /** {@code min(s_1, …, s_n)}: open if all sources are open. */
  MIN,
  /** {@code s_1 · … · s_n}. */
  PRODUCT;

  /** Returns the combination of two sigmoids, without the division by n of {@link #MEAN}. */
  NDArray merge(NDArray a, NDArray b) {
    return switch (this) {
      case MEAN -> a.add(b);
      case MAX -> a.maximum(b);
      case MIN -> a.minimum(b);
      case PRODUCT -> a.mul(b);
    };
  }
}
