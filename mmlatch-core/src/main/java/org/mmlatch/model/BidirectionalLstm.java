package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * Two LSTMs, one of which reads each segment backwards from its own last step, whatever the padding
 * behind it. Inputs (B, T, D) and lengths (B), output (B, T, 2H).
 */
final class BidirectionalLstm extends LatchBlock {
  private final Lstm forward;
  private final Lstm backward;

  BidirectionalLstm(long inputs, long hidden) {
    forward = part("forward", new Lstm(inputs, hidden));
    backward = part("backward", new Lstm(inputs, hidden));
  }

  /**
   * The hidden states of both directions, each (B, T, H) in the order of the input.
   *
   * @param forward the state after reading the steps up to and including this one
   * @param backward the state after reading the steps from the last back to this one
   */
  record States(NDArray forward, NDArray backward) {
    States dropout(Dropout dropout, Pass pass) {
      return new States(dropout.apply(pass, forward), dropout.apply(pass, backward));
    }

    /** Returns (B, T, H). */
    NDArray sum() {
      return forward.add(backward);
    }

    /** Returns (B, T, 2H). */
    NDArray concatenation() {
      return forward.concat(backward, 2);
    }
  }

  States forward(Pass pass, NDArray x, Steps steps) {
    NDArray ahead = forward.forward(pass, x); // (B, T, H)
    NDArray back = backward.forward(pass, steps.reverse(x)); // (B, T, H), last step first
    return new States(ahead, steps.reverse(back));
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), stepsOf(inputs)).concatenation());
  }
}
