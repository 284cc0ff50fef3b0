package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Collection;
import org.mmlatch.nn.Scalar;

/**
 * Scales gradients down so that their common Euclidean norm is at most {@code maxNorm}, as torch's
 * {@code clip_grad_norm_}.
 *
 * @param maxNorm above 0
 */
record GradientClipping(double maxNorm) {
  private static final float EPSILON = 1e-6f;

  /** Scales in place, after the host has waited for the norm. */
  void apply(Collection<NDArray> gradients, NDManager step) {
    double norm = Math.sqrt(sumOfSquares(gradients).getFloat());
    if (norm > maxNorm) {
      Scalar factor = Scalar.in(step, (float) (maxNorm / (norm + EPSILON)));
      gradients.forEach(factor::scale);
    }
  }

  /** Scales in place by a factor that is calculated on the device: always, often by 1. */
  void applyUnread(Collection<NDArray> gradients, NDManager step) {
    NDArray norm = Scalar.in(step, EPSILON).shift(sumOfSquares(gradients).sqrt());
    NDArray factor = step.full(norm.getShape(), (float) maxNorm).div(norm);
    NDArray atMostOne = factor.minimum(step.ones(norm.getShape()));
    gradients.forEach(gradient -> gradient.muli(atMostOne));
  }

  private static NDArray sumOfSquares(Collection<NDArray> gradients) {
    NDList squares = new NDList();
    for (NDArray gradient : gradients) {
      squares.add(gradient.mul(gradient).sum());
    }
    return NDArrays.stack(squares).sum();
  }
}
