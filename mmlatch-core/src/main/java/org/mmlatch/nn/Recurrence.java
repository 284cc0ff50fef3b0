package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stack of LSTM or GRU layers, forward or bidirectional, with dropout on the output of each
 * layer. The backward direction starts at each segment's last real step and ignores padding. Hidden
 * states start at zero, or all from one context as described in {@link RecurrentLayer}.
 */
public final class Recurrence extends Layer {
  private final List<RecurrentLayer> forward = new ArrayList<>();
  private final List<RecurrentLayer> backward = new ArrayList<>();
  private final Dropout dropout;

  /** Creates layers that start at zero; {@code inputs} and {@code hidden} are the sizes D and H. */
  public Recurrence(RecurrentConfig config, long inputs, long hidden, Dropout dropout) {
    this(config, inputs, hidden, 0, dropout);
  }

  /**
   * Creates layers that may start from a context.
   *
   * @param context size C of the context; 0 for layers that never have one
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
   * The hidden states of the last layer, each (B, T, H) in the order of the input.
   *
   * @param forward states after reading all steps up to and including this one
   * @param backward states after reading the steps from the last one back to this one, if
   *     bidirectional
   */
  public record States(NDArray forward, Optional<NDArray> backward) {
    /**
     * Returns the sum of the directions, (B, T, H), in the memory layout of the backward states if
     * there are any.
     */
    public NDArray sum() {
      return backward.map(back -> back.add(forward)).orElse(forward);
    }

    /** Returns the directions concatenated, (B, T, H · directions). */
    public NDArray concatenation() {
      return backward.map(back -> forward.concat(back, 2)).orElse(forward);
    }
  }

  /** Reads {@code x} (B, T, D), starting from hidden states of zero. */
  public States forward(Pass pass, NDArray x, Steps steps) {
    return forward(pass, x, steps, (layer, input) -> layer.forward(pass, input));
  }

  /**
   * Reads {@code x} (B, T, D), starting from hidden states calculated from {@code context} (B, C).
   */
  public States forward(Pass pass, NDArray x, NDArray context, Steps steps) {
    return forward(pass, x, steps, (layer, input) -> layer.forward(pass, input, context));
  }

  /** Runs a layer on its input (B, T, D) and returns (B, T, H). */
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
