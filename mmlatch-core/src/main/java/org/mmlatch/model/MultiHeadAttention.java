package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/**
 * Multi-head attention: queries from one sequence, keys and values from another. Inputs x, keys,
 * values (B, T, d) and lengths (B); output (B, T, d).
 */
final class MultiHeadAttention extends LatchBlock {
  private final long width;
  private final long heads;
  private final Parameter projection; // queries, keys, values, one above the other
  private final Parameter projectionBias;
  private final Linear output;
  private final Scalar scale;
  private final Dropout dropout;

  MultiHeadAttention(long width, long heads, Dropout dropout) {
    this.width = width;
    this.heads = heads;
    this.dropout = dropout;
    projection =
        weight("in_proj_weight", UniformInitializer.xavier(width, 3 * width), 3 * width, width);
    projectionBias = weight("in_proj_bias", UniformInitializer.constant(0), 3 * width);
    output = part("out_proj", Linear.xavier(width, width));
    scale = scalar(1 / Math.sqrt((double) width / heads));
  }

  /**
   * Attends.
   *
   * @param bias added to the scores, broadcast to (B, heads, T, T)
   */
  NDArray forward(Pass pass, NDArray x, NDArray keys, NDArray values, NDArray bias) {
    NDArray q = split(project(pass, x, 0)); // (B, heads, T, d / heads)
    NDArray k = split(project(pass, keys, 1));
    NDArray v = split(project(pass, values, 2));
    NDArray scores = scale.times(q).matMul(k.transpose(0, 1, 3, 2)).add(bias);
    NDArray weights = pass.weighted(this, scores.softmax(3)); // (B, heads, T, T)
    NDArray attended = dropout.apply(pass, weights).matMul(v);
    NDArray joined = attended.transpose(0, 2, 1, 3).reshape(x.getShape()); // (B, T, d)
    return output.forward(pass, joined);
  }

  private NDArray project(Pass pass, NDArray x, long which) {
    NDArray w = pass.rows(projection, x, which * width, width);
    NDArray b = pass.rows(projectionBias, x, which * width, width);
    return x.getNDArrayInternal().linear(x, w, b).singletonOrThrow();
  }

  private NDArray split(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, width / heads).transpose(0, 2, 1, 3);
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    NDArray bias = stepsOf(inputs).keyBias().expandDims(1);
    return new NDList(forward(pass, inputs.get(0), inputs.get(1), inputs.get(2), bias));
  }
}
