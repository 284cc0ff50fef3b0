package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/**
 * One layer of long short-term memory in one direction, on torch's own kernel; gates in the order
 * input, forget, cell, output. Input (B, T, D), output (B, T, H). A step depends on earlier steps
 * only, so padding behind a segment never changes its real steps.
 */
final class Lstm extends LatchBlock {
  private final long hidden;
  private final Parameter inputWeight;
  private final Parameter recurrentWeight;
  private final Parameter inputBias;
  private final Parameter recurrentBias;

  Lstm(long inputs, long hidden) {
    this.hidden = hidden;
    UniformInitializer uniform = UniformInitializer.ofFanIn(hidden);
    inputWeight = weight("weight_ih", uniform, 4 * hidden, inputs);
    recurrentWeight = weight("weight_hh", uniform, 4 * hidden, hidden);
    inputBias = weight("bias_ih", uniform, 4 * hidden);
    recurrentBias = weight("bias_hh", uniform, 4 * hidden);
  }

  NDArray forward(Pass pass, NDArray x) {
    NDArray zero = x.getManager().zeros(new Shape(1, x.getShape().get(0), hidden));
    NDList weights =
        new NDList(
            pass.weight(inputWeight, x),
            pass.weight(recurrentWeight, x),
            pass.weight(inputBias, x),
            pass.weight(recurrentBias, x));
    NDArray states =
        x.getNDArrayInternal()
            .lstm(x, new NDList(zero, zero), weights, true, 1, 0, pass.isTraining(), false, true)
            .get(0); // (B, T, H)
    return pass.observed(this, states);
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.singletonOrThrow()));
  }
}
