package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * The scaled dot product at the heart of every attention here: {@code softmax(q kᵀ / √H) v} over
 * real keys, with dropout on the weights. Inputs q, k, v (B, T, H) and lengths (B); output (B, T,
 * H).
 */
final class Attention extends LatchBlock {
  private final Scalar scale;
  private final Dropout dropout;

  Attention(long width, Dropout dropout) {
    scale = scalar(1 / Math.sqrt((double) width));
    this.dropout = dropout;
  }

  NDArray forward(Pass pass, NDArray q, NDArray k, NDArray v, Steps steps) {
    return Intermediates.closedAfter(
        () -> {
          NDArray scores = q.matMul(k.transpose(0, 2, 1)); // (B, T, T)
          NDArray weights = scale.times(scores).add(steps.keyBias()).softmax(2);
          NDArray kept = dropout.apply(pass, pass.weighted(this, weights));
          return pass.observed(this, kept.matMul(v)); // (B, T, H)
        });
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), inputs.get(1), inputs.get(2), stepsOf(inputs)));
  }
}
