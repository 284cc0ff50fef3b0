package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;

/**
 * The projection {@code x W} to keys, queries or values, without bias, Xavier-uniform. Input (…,
 * width), output (…, width).
 */
final class Projection extends LatchBlock {
  private final Parameter weight;

  Projection(long width) {
    weight = weight("weight", UniformInitializer.xavier(width, width), width, width);
  }

  NDArray forward(Pass pass, NDArray x) {
    NDArray w = pass.weight(weight, x);
    return pass.observed(this, x.getNDArrayInternal().linear(x, w, null).singletonOrThrow());
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.singletonOrThrow()));
  }
}
