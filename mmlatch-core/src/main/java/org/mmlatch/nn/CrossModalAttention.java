package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;

/**
 * Cross-modal attention (Eq. 1): keys and values from {@code x}, queries from {@code y}; no
 * residual. With {@code x = y} it is self-attention.
 */
public final class CrossModalAttention extends Layer {
  private final Projection k;
  private final Projection q;
  private final Projection v;
  private final Attention attention;

  /**
   * Builds it for vectors of a width H.
   *
   * @param dropout on the attention weights
   */
  public CrossModalAttention(long width, Dropout dropout) {
    k = part("k", new Projection(width));
    q = part("q", new Projection(width));
    v = part("v", new Projection(width));
    attention = part("attention", new Attention(width, dropout));
  }

  /** Returns the attention whose weights an observer is shown. */
  public Attention attention() {
    return attention;
  }

  /** Returns the attention of y to x, (B, T, H) like both. */
  public NDArray forward(Pass pass, NDArray x, NDArray y, Steps steps) {
    return attention.forward(
        pass, q.forward(pass, y), k.forward(pass, x), v.forward(pass, x), steps);
  }
}
