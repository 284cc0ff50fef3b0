package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layers of LSTM or GRU, each read forwards or in both directions, the backward one from a
 * segment's own last step, whatever the padding behind it; dropout on the outputs of each layer.
 * Inputs (B, T, D) and lengths (B), output (B, T, H · directions).
 */
final class Recurrence extends LatchBlock {
  private final List<RecurrentLayer> forward = new ArrayList<>();
  private final List<RecurrentLayer> backward = new ArrayList<>();
  private final Dropout dropout;

  Recurrence(RecurrentConfig config, long inputs, long hidden, Dropout dropout) {
    this.dropout = dropout;
    long width = inputs;
    for (int i = 0; i < config.layers(); i++) {
      String suffix = i == 0 ? "" : "-" + (i + 1);
      RecurrentLayer ahead = new RecurrentLayer(config.cell(), width, hidden);
      forward.add(part("forward" + suffix, ahead));
      if (config.directions() == RecurrentConfig.Directions.BOTH) {
        RecurrentLayer back = new RecurrentLayer(config.cell(), width, hidden);
        backward.add(part("backward" + suffix, back));
      }
      width = config.directions().count() * hidden;
    }
  }

  /**
   * The hidden states of the uppermost layer, each (B, T, H) in the order of the input.
   *
   * @param forward the state after reading the steps up to and including this one
   * @param backward the state after reading the steps from the last back to this one, if read so
   */
  record States(NDArray forward, Optional<NDArray> backward) {
    /** Returns (B, T, H), the directions summed. */
    NDArray sum() {
      return backward.map(forward::add).orElse(forward);
    }

    /** Returns (B, T, H · directions). */
    NDArray concatenation() {
      return backward.map(back -> forward.concat(back, 2)).orElse(forward);
    }
  }

  States forward(Pass pass, NDArray x, Steps steps) {
    States states = layer(0, pass, x, steps);
    for (int i = 1; i < forward.size(); i++) {
      states = layer(i, pass, states.concatenation(), steps);
    }
    return states;
  }

  private States layer(int index, Pass pass, NDArray x, Steps steps) {
    NDArray ahead = dropout.apply(pass, forward.get(index).forward(pass, x)); // (B, T, H)
    if (backward.isEmpty()) {
      return new States(ahead, Optional.empty());
    }
    NDArray back = backward.get(index).forward(pass, steps.reverse(x)); // last step first
    return new States(ahead, Optional.of(dropout.apply(pass, steps.reverse(back))));
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), stepsOf(inputs)).concatenation());
  }
}
