package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * A transformer in which one sequence attends to another or to itself: inputs are scaled by √d and
 * positions added, then come the layers and a final layer norm.
 */
public final class Transformer extends Layer {
  /** Which steps a step attends to. */
  public enum AttentionMask {
    /** Itself and earlier steps. */
    CAUSAL,
    /** All steps of the segment. */
    FULL
  }

  private final AttentionMask mask;
  private final TransformerDropout dropout;
  private final Scalar scale;
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final LayerNorm norm;
  private final Positions positions;

  /**
   * Creates an uninitialised transformer.
   *
   * @param width size d of the vectors, even and at least 4
   * @param heads number of heads of every attention, a divisor of the width
   * @param depth number of layers
   */
  public Transformer(
      long width, long heads, int depth, AttentionMask mask, TransformerDropout dropout) {
    this.mask = mask;
    this.dropout = dropout;
    scale = scalar(Math.sqrt((double) width));
    for (int i = 0; i < depth; i++) {
      layers.add(part("layers." + i, new TransformerLayer(width, heads, dropout)));
    }
    norm = part("layer_norm", new LayerNorm(width));
    positions = new Positions(Math.toIntExact(width));
  }

  /** Returns the attentions of the layers, which report their weights to the pass's observer. */
  public List<MultiHeadAttention> attentions() {
    return layers.stream().map(TransformerLayer::attention).toList();
  }

  /** Returns {@code x} (B, T, d) after attending to {@code source} (B, T, d). */
  public NDArray cross(Pass pass, NDArray x, NDArray source, Steps steps) {
    return Intermediates.closedAfter(
        () -> {
          NDArray where = positions.encoding(x, norm.owner());
          NDArray bias = bias(x, steps);
          NDArray h = embed(pass, x, where);
          NDArray keys = embed(pass, source, where);
          NDArray values = embed(pass, source, where);
          for (TransformerLayer layer : layers) {
            h = layer.cross(pass, h, keys, values, bias);
          }
          return norm.forward(pass, h);
        });
  }

  /** Returns {@code x} (B, T, d) after attending to itself. */
  public NDArray self(Pass pass, NDArray x, Steps steps) {
    return Intermediates.closedAfter(
        () -> {
          NDArray bias = bias(x, steps);
          NDArray h = embed(pass, x, positions.encoding(x, norm.owner()));
          for (TransformerLayer layer : layers) {
            h = layer.self(pass, h, bias);
          }
          return norm.forward(pass, h);
        });
  }

  private NDArray embed(Pass pass, NDArray x, NDArray positions) {
    return dropout.embedding().apply(pass, scale.times(x).add(positions));
  }

  private NDArray bias(NDArray x, Steps steps) {
    NDArray keys = steps.keyBias().expandDims(1); // (B, 1, 1, T)
    return switch (mask) {
      case FULL -> keys;
      case CAUSAL -> keys.add(steps.futureBias(x.getShape().get(1)).expandDims(0));
    };
  }
}
