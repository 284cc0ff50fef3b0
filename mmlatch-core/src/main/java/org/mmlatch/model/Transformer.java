package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;

/**
 * A transformer that lets one sequence attend to another, or to itself: inputs scaled by √d plus
 * positions, layers, a final layer norm. Inputs x and source (B, T, d) and lengths (B); output (B,
 * T, d).
 */
final class Transformer extends LatchBlock {
  private final MultConfig.AttentionMask mask;
  private final MultDropout.TransformerDropout dropout;
  private final Scalar scale;
  private final List<TransformerLayer> layers = new ArrayList<>();
  private final LayerNorm norm;
  private final Positions positions;

  Transformer(
      long width,
      long heads,
      int depth,
      MultConfig.AttentionMask mask,
      MultDropout.TransformerDropout dropout) {
    this.mask = mask;
    this.dropout = dropout;
    scale = scalar(Math.sqrt((double) width));
    for (int i = 0; i < depth; i++) {
      layers.add(part("layers." + i, new TransformerLayer(width, heads, dropout)));
    }
    norm = part("layer_norm", new LayerNorm(width));
    positions = new Positions(Math.toIntExact(width));
  }

  /** Lets {@code x} attend to {@code source}. */
  NDArray cross(Pass pass, NDArray x, NDArray source, Steps steps) {
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

  /** Lets {@code x} attend to itself. */
  NDArray self(Pass pass, NDArray x, Steps steps) {
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

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(cross(pass, inputs.get(0), inputs.get(1), stepsOf(inputs)));
  }
}
