package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;

/**
 * One layer of LSTM or GRU in one direction, on torch's own kernel. Input (B, T, D), output (B, T,
 * H). A step depends on earlier steps only, so padding behind a segment never changes its real
 * steps.
 */
final class RecurrentLayer extends LatchBlock {
  private final RecurrentConfig.Cell cell;
  private final long hidden;
  private final Parameter inputWeight;
  private final Parameter recurrentWeight;
  private final Parameter inputBias;
  private final Parameter recurrentBias;

  RecurrentLayer(RecurrentConfig.Cell cell, long inputs, long hidden) {
    this.cell = cell;
    this.hidden = hidden;
    UniformInitializer uniform = UniformInitializer.ofFanIn(hidden);
    long rows = cell.gates() * hidden;
    inputWeight = weight("weight_ih", uniform, rows, inputs);
    recurrentWeight = weight("weight_hh", uniform, rows, hidden);
    inputBias = weight("bias_ih", uniform, rows);
    recurrentBias = weight("bias_hh", uniform, rows);
  }

  NDArray forward(Pass pass, NDArray x) {
    NDArray zero = x.getManager().zeros(new Shape(1, x.getShape().get(0), hidden));
    NDList weights =
        new NDList(
            pass.weight(inputWeight, x),
            pass.weight(recurrentWeight, x),
            pass.weight(inputBias, x),
            pass.weight(recurrentBias, x));
    boolean training = pass.isTraining();
    NDList results =
        switch (cell) {
          case LSTM ->
              x.getNDArrayInternal()
                  .lstm(x, new NDList(zero, zero), weights, true, 1, 0, training, false, true);
          case GRU ->
              x.getNDArrayInternal().gru(x, zero, weights, true, 1, 0, training, false, true);
        };
    return pass.observed(this, results.get(0)); // (B, T, H)
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.singletonOrThrow()));
  }
}
