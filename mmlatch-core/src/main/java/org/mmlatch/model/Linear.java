package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;

/** A linear layer, {@code x Wᵀ + b}. Input (…, in), output (…, out). */
final class Linear extends LatchBlock {
  private final Parameter weight;
  private final Parameter bias;

  /** A layer that starts as torch's does. */
  Linear(long in, long out) {
    this(in, out, UniformInitializer.ofFanIn(in), UniformInitializer.ofFanIn(in));
  }

  private Linear(long in, long out, UniformInitializer weights, UniformInitializer biases) {
    weight = weight("weight", weights, out, in);
    bias = weight("bias", biases, out);
  }

  /** A layer with Xavier-uniform weights and no bias at the start. */
  static Linear xavier(long in, long out) {
    return new Linear(in, out, UniformInitializer.xavier(in, out), UniformInitializer.constant(0));
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
