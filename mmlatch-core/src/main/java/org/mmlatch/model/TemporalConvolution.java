package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/**
 * The temporal convolution that brings a modality to MulT's width, without bias, as long as its
 * input. Input (B, T, D), zero on padding; output (B, T, d).
 */
final class TemporalConvolution extends LatchBlock {
  private static final Shape ONE = new Shape(1);

  private final Shape padding;
  private final Parameter weight;

  TemporalConvolution(long inputs, long width, long kernel) {
    padding = new Shape(kernel / 2);
    weight = weight("weight", UniformInitializer.ofFanIn(inputs * kernel), width, inputs, kernel);
  }

  NDArray forward(Pass pass, NDArray x) {
    NDArray channelsFirst = x.transpose(0, 2, 1); // (B, D, T)
    NDArray y =
        channelsFirst
            .getNDArrayInternal()
            .convolution(channelsFirst, pass.weight(weight, x), null, ONE, padding, ONE, 1)
            .singletonOrThrow();
    return pass.observed(this, y.transpose(0, 2, 1)); // (B, T, d)
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.singletonOrThrow()));
  }
}
