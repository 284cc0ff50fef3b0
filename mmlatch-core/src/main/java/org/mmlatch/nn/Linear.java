package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;

/** A linear layer, {@code x Wᵀ + b}. */
public final class Linear extends Layer {
  private final long in;
  private final long out;
  private final Parameter weight;
  private final Parameter bias;

  /** Creates a layer with torch's default initialisation. */
  public Linear(long in, long out) {
    this(in, out, UniformInitializer.ofFanIn(in), UniformInitializer.ofFanIn(in));
  }

  private Linear(long in, long out, UniformInitializer weights, UniformInitializer biases) {
    this.in = in;
    this.out = out;
    weight = weight("weight", weights, out, in);
    bias = weight("bias", biases, out);
  }

  /** Creates a layer with Xavier-uniform weights and a bias of zero. */
  public static Linear xavier(long in, long out) {
    return new Linear(in, out, UniformInitializer.xavier(in, out), UniformInitializer.constant(0));
  }

  /** Creates a layer with torch's default initialisation of the weights and a bias of zero. */
  public static Linear withZeroBias(long in, long out) {
    return new Linear(in, out, UniformInitializer.ofFanIn(in), UniformInitializer.constant(0));
  }

  /** Maps (B, in) or (B, T, in) to (B, out) or (B, T, out). */
  public NDArray forward(Pass pass, NDArray x) {
    NDArray w = pass.weight(weight, x);
    NDArray b = pass.weight(bias, x);
    NDArray y = pass.products().linear(x, w, b);
    return pass.observed(this, pass.multiplied(product(x), x, y));
  }

  /** Returns weight and bias on the device of {@code x}. */
  NDList weights(Pass pass, NDArray x) {
    return new NDList(pass.weight(weight, x), pass.weight(bias, x));
  }

  private Product product(NDArray x) {
    boolean isOfSteps = x.getShape().dimension() > 2;
    return new Product(isOfSteps ? Product.Rows.STEPS : Product.Rows.SEGMENTS, in, out);
  }
}
