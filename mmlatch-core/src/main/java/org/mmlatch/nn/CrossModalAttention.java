package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;

/**
 * Cross-modal attention (Eq. 1): keys and values from {@code x}, queries from {@code y}, no
 * residual connection. With {@code x = y} it is self-attention.
 */
public final class CrossModalAttention extends Layer {
  private final Projection k;
  private final Projection q;
  private final Projection v;
  private final Attention attention;

  /**
   * Creates the layer.
   *
   * @param width size H of the vectors
   * @param dropout dropout on the attention weights
   */
  public CrossModalAttention(long width, Dropout dropout) {
    k = part("k", new Projection(width));
    q = part("q", new Projection(width));
    v = part("v", new Projection(width));
    attention = part("attention", new Attention(width, dropout));
  }

  /** Returns the inner attention, which reports its weights to the pass's observer. */
  public Attention attention() {
    return attention;
  }

  /** Returns the values of {@code x} attended to by {@code y}; inputs and output are (B, T, H). */
  public NDArray forward(Pass pass, NDArray x, NDArray y, Steps steps) {
    return attention.forward(
        pass, q.forward(pass, y), k.forward(pass, x), v.forward(pass, x), steps);
  }
}
