package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/** Layer normalisation over the last axis. */
public final class LayerNorm extends Layer {
  private static final float EPSILON = 1e-5f;

  private final Shape normalised;
  private final Parameter weight;
  private final Parameter bias;

  /** Creates the layer for vectors of size {@code width}. */
  public LayerNorm(long width) {
    normalised = new Shape(width);
    weight = weight("weight", UniformInitializer.constant(1), width);
    bias = weight("bias", UniformInitializer.constant(0), width);
  }

  /** Returns the manager that owns the weights. */
  NDManager owner() {
    return weight.getArray().getManager();
  }

  /** Returns {@code x} (…, width) normalised. */
  public NDArray forward(Pass pass, NDArray x) {
    NDArray w = pass.weight(weight, x);
    NDArray b = pass.weight(bias, x);
    NDArray y = x.getNDArrayInternal().layerNorm(x, normalised, w, b, EPSILON).singletonOrThrow();
    return pass.observed(this, y);
  }
}
