package org.mmlatch.train;

import ai.djl.ndarray.NDArray;

/** The mean absolute error that all models are trained with. */
public final class Loss {
  private Loss() {}

  /** Returns the mean of {@code |prediction - target|}, both (B, 1), as a single number. */
  public static NDArray meanAbsoluteError(NDArray prediction, NDArray target) {
    return prediction.sub(target).abs().mean();
  }
}
