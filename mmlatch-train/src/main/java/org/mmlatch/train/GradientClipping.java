package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collection;
import org.mmlatch.nn.Scalar;

/**
 * Scales gradients down so that their common Euclidean norm is at most {@code maxNorm}, like
 * torch's {@code clip_grad_norm_}. {@link GradientNorm} does the same without waiting for the
 * device.
 *
 * @param maxNorm the largest norm, above 0
 */
record GradientClipping(double maxNorm) {
  private static final float EPSILON = 1e-6f;

  /** Scales the gradients in place; waits for the device to read the norm. */
  void apply(Collection<NDArray> gradients, NDManager step) {
    double norm = Math.sqrt(sumOfSquares(gradients).getFloat());
    if (norm > maxNorm) {
      Scalar factor = Scalar.in(step, (float) (maxNorm / (norm + EPSILON)));
      gradients.forEach(factor::scale);
    }
  }

  private static NDArray sumOfSquares(Collection<NDArray> gradients) {
    NDList squares = new NDList();
    for (NDArray gradient : gradients) {
      squares.add(gradient.mul(gradient).sum());
    }
    return NDArrays.stack(squares).sum();
  }
}
