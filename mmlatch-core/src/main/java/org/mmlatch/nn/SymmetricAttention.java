package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;

/**
 * Symmetric attention (Eq. 2): x attends to y and y to x, each with a residual connection; the two
 * are summed.
 */
public final class SymmetricAttention extends Layer {
  private final Projection kx;
  private final Projection qx;
  private final Projection vx;
  private final Projection ky;
  private final Projection qy;
  private final Projection vy;
  private final Attention attention;

  /**
   * Creates the layer.
   *
   * @param width size H of the vectors
   * @param dropout dropout on the attention weights
   */
  public SymmetricAttention(long width, Dropout dropout) {
    kx = part("kx", new Projection(width));
    qx = part("qx", new Projection(width));
    vx = part("vx", new Projection(width));
    ky = part("ky", new Projection(width));
    qy = part("qy", new Projection(width));
    vy = part("vy", new Projection(width));
    attention = part("attention", new Attention(width, dropout));
  }

  /** Returns the fused sequence (B, T, H), given {@code x} and {@code y} (B, T, H). */
  public NDArray forward(Pass pass, NDArray x, NDArray y, Steps steps) {
    return Intermediates.closedAfter(
        () -> {
          NDArray yOverX =
              attention.forward(
                  pass, qy.forward(pass, y), kx.forward(pass, x), vx.forward(pass, x), steps);
          NDArray xOverY =
              attention.forward(
                  pass, qx.forward(pass, x), ky.forward(pass, y), vy.forward(pass, y), steps);
          return y.add(yOverX).add(x.add(xOverY)); // (B, T, H)
        });
  }
}
