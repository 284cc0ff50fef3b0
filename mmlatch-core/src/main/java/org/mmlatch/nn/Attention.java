package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;

/**
 * Scaled dot-product attention, {@code softmax(q kᵀ / √H) v}, over the real (not padded) keys, with
 * dropout on the attention weights.
 */
public final class Attention extends Layer {
  private final long width;
  private final Scalar scale;
  private final Dropout dropout;

  /**
   * Creates the attention.
   *
   * @param width size H of queries, keys and values
   * @param dropout dropout on the attention weights
   */
  public Attention(long width, Dropout dropout) {
    this.width = width;
    scale = scalar(1 / Math.sqrt((double) width));
    this.dropout = dropout;
  }

  /** Returns the attended values (B, T, H), given queries, keys and values (B, T, H). */
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
