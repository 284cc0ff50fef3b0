package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/**
 * A pre-norm transformer layer. Keys and values share the queries' layer norm. Inputs x, keys,
 * values (B, T, d) and lengths (B); output (B, T, d).
 */
final class TransformerLayer extends LatchBlock {
  private static final int EXPANSION = 4;

  private final MultiHeadAttention attention;
  private final Linear expand;
  private final Linear contract;
  private final LayerNorm attentionNorm;
  private final LayerNorm feedForwardNorm;
  private final MultDropout.TransformerDropout dropout;

  TransformerLayer(long width, long heads, MultDropout.TransformerDropout dropout) {
    this.dropout = dropout;
    attention = part("self_attn", new MultiHeadAttention(width, heads, dropout.attention()));
    expand = part("fc1", Linear.xavier(width, EXPANSION * width));
    contract = part("fc2", Linear.xavier(EXPANSION * width, width));
    attentionNorm = part("layer_norms.0", new LayerNorm(width));
    feedForwardNorm = part("layer_norms.1", new LayerNorm(width));
  }

  /** Lets {@code x} attend to another sequence. */
  NDArray cross(Pass pass, NDArray x, NDArray keys, NDArray values, NDArray bias) {
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

  /** Lets {@code x} attend to itself. */
  NDArray self(Pass pass, NDArray x, NDArray bias) {
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

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    NDArray bias = stepsOf(inputs).keyBias().expandDims(1);
    return new NDList(cross(pass, inputs.get(0), inputs.get(1), inputs.get(2), bias));
  }
}
