package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * A pre-norm transformer layer over sequences (B, T, d). Keys and values share the queries' layer
 * norm.
 */
public final class TransformerLayer extends Layer {
  private static final int EXPANSION = 4;

  private final MultiHeadAttention attention;
  private final Linear expand;
  private final Linear contract;
  private final LayerNorm attentionNorm;
  private final LayerNorm feedForwardNorm;
  private final TransformerDropout dropout;

  /**
   * Creates the layer.
   *
   * @param width size d of the vectors
   * @param heads number of heads, a divisor of the width
   */
  public TransformerLayer(long width, long heads, TransformerDropout dropout) {
    this.dropout = dropout;
    attention = part("self_attn", new MultiHeadAttention(width, heads, dropout.attention()));
    expand = part("fc1", Linear.xavier(width, EXPANSION * width));
    contract = part("fc2", Linear.xavier(EXPANSION * width, width));
    attentionNorm = part("layer_norms.0", new LayerNorm(width));
    feedForwardNorm = part("layer_norms.1", new LayerNorm(width));
  }

  MultiHeadAttention attention() {
    return attention;
  }

  /**
   * Returns {@code x} after attending to another sequence.
   *
   * @param bias added to the attention scores, broadcast to (B, heads, T, T)
   */
  public NDArray cross(Pass pass, NDArray x, NDArray keys, NDArray values, NDArray bias) {
    return Intermediates.closedAfter(
        () -> {
          NDArray attended =
              attention.cross(
                  pass,
                  attentionNorm.forward(pass, x),
                  attentionNorm.forward(pass, keys),
                  attentionNorm.forward(pass, values),
                  bias);
          return feedForward(pass, x, attended);
        });
  }

  /** Returns {@code x} after attending to itself, as {@link #cross}. */
  public NDArray self(Pass pass, NDArray x, NDArray bias) {
    return Intermediates.closedAfter(
        () -> {
          NDArray attended = attention.self(pass, attentionNorm.forward(pass, x), bias);
          return feedForward(pass, x, attended);
        });
  }

  private NDArray feedForward(Pass pass, NDArray x, NDArray attended) {
    NDArray h = x.add(dropout.residual().apply(pass, attended));
    NDArray inner = Activation.relu(expand.forward(pass, feedForwardNorm.forward(pass, h)));
    NDArray outer = contract.forward(pass, dropout.relu().apply(pass, inner));
    return h.add(dropout.residual().apply(pass, outer));
  }
}
