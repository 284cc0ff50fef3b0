package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/** A bidirectional LSTM whose directions are summed to the joint representation E (B, T, H). */
final class JointEncoder extends Layer {
  private final Lstm forward;
  private final Lstm backward;

  JointEncoder(MctnConfig config, long inputs) {
    forward = part("forward", new Lstm(config, HardLstm.Cell.SQUASHED, inputs, config.hidden()));
    backward = part("backward", new Lstm(config, HardLstm.Cell.SQUASHED, inputs, config.hidden()));
  }

  NDArray forward(Pass pass, NDArray x, Steps steps) {
    NDArray ahead = forward.forward(pass, x);
    return steps.restore(backward.forward(pass, steps.reverse(x))).add(ahead);
  }
}
