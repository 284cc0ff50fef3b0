package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import java.util.Optional;

/**
 * One layer of LSTM or GRU in one direction, on torch's own kernel: (B, T, D) to (B, T, H). A step
 * depends on earlier steps only, so padding behind a segment never changes its real steps. The
 * hidden state starts at zero or, given a context c (B, C), at {@code tanh(W c + b)}; an LSTM's
 * cell always starts at zero.
 */
public final class RecurrentLayer extends Layer {
  private final RecurrentConfig.Cell cell;
  private final long inputs;
  private final long hidden;
  private final Parameter inputWeight;
  private final Parameter recurrentWeight;
  private final Parameter inputBias;
  private final Parameter recurrentBias;
  private final Optional<Linear> initial;

  /** A layer with initial states of zero. */
  public RecurrentLayer(RecurrentConfig.Cell cell, long inputs, long hidden) {
    this(cell, inputs, hidden, 0);
  }

  /**
   * A layer whose initial states may come from a context.
   *
   * @param context its width; 0 if there never is one
   */
  public RecurrentLayer(RecurrentConfig.Cell cell, long inputs, long hidden, long context) {
    this.cell = cell;
    this.inputs = inputs;
    this.hidden = hidden;
    UniformInitializer uniform = UniformInitializer.ofFanIn(hidden);
    long rows = cell.gates() * hidden;
    inputWeight = weight("weight_ih", uniform, rows, inputs);
    recurrentWeight = weight("weight_hh", uniform, rows, hidden);
    inputBias = weight("bias_ih", uniform, rows);
    recurrentBias = weight("bias_hh", uniform, rows);
    initial =
        context == 0 ? Optional.empty() : Optional.of(part("initial", new Linear(context, hidden)));
  }

  /**
   * Reads {@code x} from a hidden state of zero.
   *
   * @throws IllegalArgumentException if a step of {@code x} is not as wide as the layer
   */
  public NDArray forward(Pass pass, NDArray x) {
    NDArray zero = x.getManager().zeros(new Shape(1, x.getShape().get(0), hidden));
    return forward(pass, x, zero, zero);
  }

  /**
   * Reads {@code x} from the hidden state that {@code context} (B, C) makes.
   *
   * @throws IllegalArgumentException if a step of {@code x} is not as wide as the layer
   */
  public NDArray forward(Pass pass, NDArray x, NDArray context) {
    NDArray start = Activation.tanh(initial.orElseThrow().forward(pass, context)); // (B, H)
    NDArray zero = x.getManager().zeros(new Shape(1, x.getShape().get(0), hidden));
    return forward(pass, x, start.expandDims(0), zero);
  }

  private NDArray forward(Pass pass, NDArray x, NDArray start, NDArray cellStart) {
    requireWidth(x.getShape());
    NDList weights = weights(pass, x);
    boolean training = pass.isTraining();
    NDArray states = // (B, T, H)
        switch (cell) {
          case LSTM -> pass.products().lstm(x, start, cellStart, weights, training);
          case GRU ->
              x.getNDArrayInternal()
                  .gru(x, start, weights, true, 1, 0, training, false, true)
                  .get(0);
        };
    long gates = cell.gates() * hidden;
    pass.observer().multiplied(new Product(Product.Rows.STEPS, inputs, gates), x, states);
    pass.observer().multiplied(new Product(Product.Rows.STEP, hidden, gates), states, states);
    return pass.observed(this, states);
  }

  /** The engine's kernel does not look, and writes into memory that is not its own. */
  private void requireWidth(Shape x) {
    if (x.dimension() != 3 || x.get(2) != inputs) {
      throw new IllegalArgumentException(
          "a recurrent layer over %s features a step needs (B, T, %s), found %s"
              .formatted(inputs, inputs, x));
    }
  }

  /** Returns input and recurrent weights, then their biases, on the device of {@code x}. */
  NDList weights(Pass pass, NDArray x) {
    return new NDList(
        pass.weight(inputWeight, x),
        pass.weight(recurrentWeight, x),
        pass.weight(inputBias, x),
        pass.weight(recurrentBias, x));
  }
}
