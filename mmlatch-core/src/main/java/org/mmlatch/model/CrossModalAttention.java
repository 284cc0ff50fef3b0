package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * Cross-modal attention (Eq. 1): keys and values from {@code x}, queries from {@code y}; no
 * residual. With {@code x = y} it is the self-attention of the unimodal encoders. Inputs x, y (B,
 * T, H) and lengths (B); output (B, T, H).
 */
final class CrossModalAttention extends LatchBlock {
  private final Projection k;
  private final Projection q;
  private final Projection v;
  private final Attention attention;

  CrossModalAttention(long width, Dropout dropout) {
    k = part("k", new Projection(width));
    q = part("q", new Projection(width));
    v = part("v", new Projection(width));
    attention = part("attention", new Attention(width, dropout));
  }

  NDArray forward(Pass pass, NDArray x, NDArray y, Steps steps) {
    return attention.forward(
        pass, q.forward(pass, y), k.forward(pass, x), v.forward(pass, x), steps);
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), inputs.get(1), stepsOf(inputs)));
  }
}
