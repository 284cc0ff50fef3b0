package org.mmlatch.model;

import ai.djl.ndarray.NDArray;

/**
 * How the sigmoids {@code s_1 … s_n} of a mask's sources are merged into one mask, element by
 * element.
 */
public enum MaskMerge {
  /** {@code (s_1 + … + s_n) / n}: Eq. 4. */
  MEAN,
  /** {@code max(s_1, …, s_n)}: open where any source opens. */
  MAX,
  /** {@code min(s_1, …, s_n)}: open where all sources open. */
  MIN,
  /** {@code s_1 · … · s_n}. */
  PRODUCT;

  /** Returns two sigmoids merged, but for the division by n. */
  NDArray merge(NDArray a, NDArray b) {
    return switch (this) {
      case MEAN -> a.add(b);
      case MAX -> a.maximum(b);
      case MIN -> a.minimum(b);
      case PRODUCT -> a.mul(b);
    };
  }
}
