package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;

/**
 * The scaled dot product at the heart of every attention here: {@code softmax(q kᵀ / √H) v} over
 * real keys, with dropout on the weights.
 */
public final class Attention extends Layer {
  private final long width;
  private final Scalar scale;
  private final Dropout dropout;

  /**
   * Builds it for vectors of a width H.
   *
   * @param dropout on the attention weights
   */
  public Attention(long width, Dropout dropout) {
    this.width = width;
    scale = scalar(1 / Math.sqrt((double) width));
    this.dropout = dropout;
  }

  /** Returns the attention's output (B, T, H) for queries, keys and values (B, T, H). */
  public NDArray forward(Pass pass, NDArray q, NDArray k, NDArray v, Steps steps) {
    return Intermediates.closedAfter(
        () -> {
          NDArray scores =
              pass.multiplied(
                  Product.scores(width), q, pass.products().matMul(q, k.transpose(0, 2, 1)));
          NDArray weights = scale.times(scores).add(steps.keyBias()).softmax(2); // (B, T, T)
          NDArray kept = dropout.apply(pass, pass.weighted(this, weights));
          NDArray attended =
              pass.multiplied(Product.weighted(width), kept, pass.products().matMul(kept, v));
          return pass.observed(this, attended); // (B, T, H)
        });
  }
}
