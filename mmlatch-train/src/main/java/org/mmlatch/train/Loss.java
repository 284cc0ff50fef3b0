package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Scalar;

/** The mean absolute error that all models are trained with. */
public final class Loss {
  private Loss() {}

  /** Returns the mean of {@code |prediction - target|}, both (B, 1), as a single number. */
  public static NDArray meanAbsoluteError(NDArray prediction, NDArray target) {
    return prediction.sub(target).abs().mean();
  }

  /**
   * Returns what some segments of a batch add to its mean absolute error.
   *
   * @param prediction of these segments, (n, 1)
   * @param target of these segments, (n, 1)
   * @param batchSize segments of the batch
   */
  static NDArray shareOfMean(NDArray prediction, NDArray target, int batchSize) {
    return share(meanAbsoluteError(prediction, target), target, batchSize);
  }

  /** Returns what some segments, whose targets (n, K) are given, add to the mean of a batch. */
  static NDArray share(NDArray mean, NDArray target, int batchSize) {
    long segments = target.getShape().get(0);
    return segments == batchSize
        ? mean
        : Scalar.in(target.getManager(), (float) segments / batchSize).times(mean);
  }
}
