package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/**
 * A convolution over the steps of a sequence, without bias and with padding that keeps the length.
 */
public final class TemporalConvolution extends Layer {
  private static final Shape ONE = new Shape(1);

  private final Product product;
  private final Shape padding;
  private final Parameter weight;

  /**
   * Creates the convolution.
   *
   * @param inputs features per step
   * @param width output features per step
   * @param kernel kernel size in steps; odd
   */
  public TemporalConvolution(long inputs, long width, long kernel) {
    product = new Product(Product.Rows.STEPS, inputs * kernel, width);
    padding = new Shape(kernel / 2);
    weight = weight("weight", UniformInitializer.ofFanIn(inputs * kernel), width, inputs, kernel);
  }

  /** Maps {@code x} (B, T, inputs), zero on padding, to (B, T, width). */
  public NDArray forward(Pass pass, NDArray x) {
    NDArray channelsFirst = x.transpose(0, 2, 1); // (B, D, T)
    NDArray y =
        channelsFirst
            .getNDArrayInternal()
            .convolution(channelsFirst, pass.weight(weight, x), null, ONE, padding, ONE, 1)
            .singletonOrThrow();
    return pass.observed(this, pass.multiplied(product, x, y).transpose(0, 2, 1)); // (B, T, d)
  }
}
