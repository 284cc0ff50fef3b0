package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Layers of LSTM or GRU, unidirectional or bidirectional, with dropout on the outputs of each
 * layer. The backward direction starts at a segment's own last step, whatever padding follows. All
 * start at zero, or from one context as {@link RecurrentLayer} says.
 */
public final class Recurrence extends Layer {
  private final List<RecurrentLayer> forward = new ArrayList<>();
  private final List<RecurrentLayer> backward = new ArrayList<>();
  private final Dropout dropout;

  /** Layers with initial states of zero. */
  public Recurrence(RecurrentConfig config, long inputs, long hidden, Dropout dropout) {
    this(config, inputs, hidden, 0, dropout);
  }

  /**
   * Layers whose initial states may come from a context.
   *
   * @param context its width; 0 if there never is one
   */
  public Recurrence(
      RecurrentConfig config, long inputs, long hidden, long context, Dropout dropout) {
    this.dropout = dropout;
    long width = inputs;
    for (int i = 0; i < config.layers(); i++) {
      String suffix = i == 0 ? "" : "-" + (i + 1);
      RecurrentLayer ahead = new RecurrentLayer(config.cell(), width, hidden, context);
      forward.add(part("forward" + suffix, ahead));
      if (config.directions() == RecurrentConfig.Directions.BOTH) {
        RecurrentLayer back = new RecurrentLayer(config.cell(), width, hidden, context);
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
  public record States(NDArray forward, Optional<NDArray> backward) {
    /** Returns (B, T, H), the directions summed; laid out as the backward states, if there are. */
    public NDArray sum() {
      return backward.map(back -> back.add(forward)).orElse(forward);
    }

    /** Returns (B, T, H · directions). */
    public NDArray concatenation() {
      return backward.map(back -> forward.concat(back, 2)).orElse(forward);
    }
  }

  /** Reads {@code x} from hidden states of zero. */
  public States forward(Pass pass, NDArray x, Steps steps) {
    return forward(pass, x, steps, (layer, input) -> layer.forward(pass, input));
  }

  /** Reads {@code x} from the hidden states that {@code context} (B, C) makes. */
  public States forward(Pass pass, NDArray x, NDArray context, Steps steps) {
    return forward(pass, x, steps, (layer, input) -> layer.forward(pass, input, context));
  }

  /** How a layer reads its input (B, T, D) to (B, T, H). */
  private interface Reading {
    NDArray of(RecurrentLayer layer, NDArray input);
  }

  private States forward(Pass pass, NDArray x, Steps steps, Reading reading) {
    States states = layer(0, pass, x, steps, reading);
    for (int i = 1; i < forward.size(); i++) {
      states = layer(i, pass, states.concatenation(), steps, reading);
    }
    return states;
  }

  private States layer(int index, Pass pass, NDArray x, Steps steps, Reading reading) {
    NDArray ahead = dropout.apply(pass, reading.of(forward.get(index), x)); // (B, T, H)
    if (backward.isEmpty()) {
      return new States(ahead, Optional.empty());
    }
    NDArray back = reading.of(backward.get(index), steps.reverse(x)); // last step first
    return new States(ahead, Optional.of(dropout.apply(pass, steps.restore(back))));
  }
}
