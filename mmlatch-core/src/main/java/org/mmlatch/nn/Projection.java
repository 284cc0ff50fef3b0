package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;

/**
 * The projection of inputs to keys, queries or values: {@code x W} without bias, initialised
 * Xavier-uniform.
 */
public final class Projection extends Layer {
  private final Product product;
  private final Parameter weight;

  /** Creates the projection for vectors of size {@code width}. */
  public Projection(long width) {
    product = new Product(Product.Rows.STEPS, width, width);
    weight = weight("weight", UniformInitializer.xavier(width, width), width, width);
  }

  /** Maps (B, T, width) to (B, T, width). */
  public NDArray forward(Pass pass, NDArray x) {
    NDArray y = pass.products().linear(x, pass.weight(weight, x));
    return pass.observed(this, pass.multiplied(product, x, y));
  }
}
