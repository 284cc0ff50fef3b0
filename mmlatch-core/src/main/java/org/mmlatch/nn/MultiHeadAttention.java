package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/**
 * Multi-head attention: queries from one sequence, keys and values from another, all (B, T, d);
 * output (B, T, d).
 */
public final class MultiHeadAttention extends Layer {
  private final long width;
  private final long heads;
  private final Parameter projection; // of queries, keys and values, stacked by rows
  private final Parameter projectionBias;
  private final Linear output;
  private final Scalar scale;
  private final Dropout dropout;

  /**
   * Creates the attention, initialised as in MulT.
   *
   * @param width size d of the vectors
   * @param heads number of heads, a divisor of the width
   * @param dropout dropout on the attention weights
   */
  public MultiHeadAttention(long width, long heads, Dropout dropout) {
    this(width, heads, dropout, Linear.xavier(width, width));
  }

  private MultiHeadAttention(long width, long heads, Dropout dropout, Linear output) {
    this.width = width;
    this.heads = heads;
    this.dropout = dropout;
    projection =
        weight("in_proj_weight", UniformInitializer.xavier(width, 3 * width), 3 * width, width);
    projectionBias = weight("in_proj_bias", UniformInitializer.constant(0), 3 * width);
    this.output = part("out_proj", output);
    scale = scalar(1 / Math.sqrt((double) width / heads));
  }

  /**
   * Creates the attention with the output layer initialised as in torch's own multi-head attention.
   */
  public static MultiHeadAttention withTorchInitialisation(
      long width, long heads, Dropout dropout) {
    return new MultiHeadAttention(width, heads, dropout, Linear.withZeroBias(width, width));
  }

  /**
   * Returns {@code x} attending to another sequence.
   *
   * @param bias added to the attention scores, broadcast to (B, heads, T, T)
   */
  public NDArray cross(Pass pass, NDArray x, NDArray keys, NDArray values, NDArray bias) {
    return Intermediates.closedAfter(
        () ->
            attend(
                pass,
                split(project(pass, x, 0)),
                split(project(pass, keys, 1)),
                split(project(pass, values, 2)),
                bias));
  }

  /**
   * Returns {@code x} attending to itself, as {@link #cross}; the three projections are one
   * product.
   */
  public NDArray self(Pass pass, NDArray x, NDArray bias) {
    return Intermediates.closedAfter(
        () -> {
          NDArray w = pass.weight(projection, x);
          NDArray b = pass.weight(projectionBias, x);
          NDArray all = pass.products().linear(x, w, b);
          Product product = new Product(Product.Rows.STEPS, width, 3 * width);
          NDList parts = pass.multiplied(product, x, all).split(3, 2); // of (B, T, 3d)
          return attend(pass, split(parts.get(0)), split(parts.get(1)), split(parts.get(2)), bias);
        });
  }

  /** Returns the output (B, T, d), given q, k and v (B, heads, T, d / heads). */
  private NDArray attend(Pass pass, NDArray q, NDArray k, NDArray v, NDArray bias) {
    NDArray scores = pass.products().matMul(scale.times(q), k.transpose(0, 1, 3, 2));
    NDArray biased = pass.multiplied(Product.scores(width), q, scores).add(bias);
    NDArray weights = pass.weighted(this, biased.softmax(3)); // (B, heads, T, T)
    NDArray kept = dropout.apply(pass, weights);
    NDArray attended =
        pass.multiplied(Product.weighted(width), kept, pass.products().matMul(kept, v));
    Shape shape = attended.getShape();
    NDArray joined =
        attended.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(2), width); // (B, T, d)
    return output.forward(pass, joined);
  }

  private NDArray project(Pass pass, NDArray x, long which) {
    NDArray w = pass.rows(projection, x, which * width, width);
    NDArray b = pass.rows(projectionBias, x, which * width, width);
    NDArray y = pass.products().linear(x, w, b);
    return pass.multiplied(new Product(Product.Rows.STEPS, width, width), x, y);
  }

  private NDArray split(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), heads, width / heads).transpose(0, 2, 1, 3);
  }
}
