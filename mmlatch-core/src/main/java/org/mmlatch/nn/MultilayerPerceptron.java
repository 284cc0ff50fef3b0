package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/** Two linear layers with ReLU and dropout between them. */
public final class MultilayerPerceptron extends Layer {
  private final Linear first;
  private final Dropout dropout;
  private final Linear second;

  /** Creates the layers; {@code in}, {@code hidden} and {@code out} are numbers of features. */
  public MultilayerPerceptron(long in, long hidden, long out, Dropout dropout) {
    this.dropout = dropout;
    first = part("fc1", new Linear(in, hidden));
    second = part("fc2", new Linear(hidden, out));
  }

  /** Maps (B, in) or (B, T, in) to (B, out) or (B, T, out). */
  public NDArray forward(Pass pass, NDArray x) {
    NDArray hidden = Activation.relu(first.forward(pass, x));
    return second.forward(pass, dropout.apply(pass, hidden));
  }

  /** Returns the weights and biases of the first layer, then of the second. */
  NDList weights(Pass pass, NDArray x) {
    NDList all = first.weights(pass, x);
    all.addAll(second.weights(pass, x));
    return all;
  }
}
