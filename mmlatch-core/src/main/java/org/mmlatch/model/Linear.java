package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;

/** A linear layer, {@code x Wᵀ + b}. Input (…, in), output (…, out). */
final class Linear extends LatchBlock {
  private final Parameter weight;
  private final Parameter bias;

  Linear(long in, long out) {
    weight = weight("weight", UniformInitializer.ofFanIn(in), out, in);
    bias = weight("bias", UniformInitializer.ofFanIn(in), out);
  }

  NDArray forward(Pass pass, NDArray x) {
    NDArray w = pass.weight(weight, x);
    NDArray b = pass.weight(bias, x);
    return pass.observed(this, x.getNDArrayInternal().linear(x, w, b).singletonOrThrow());
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.singletonOrThrow()));
  }
}
