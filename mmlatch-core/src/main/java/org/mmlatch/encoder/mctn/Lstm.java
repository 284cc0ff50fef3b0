package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.RecurrentLayer;

/** An LSTM in one direction, of the configured variant: (B, T, D) to (B, T, H). */
final class Lstm extends Layer {
  /** Runs the LSTM on its input. */
  private interface Reading {
    NDArray of(Pass pass, NDArray x);
  }

  private final Reading reading;

  /**
   * Creates the LSTM.
   *
   * @param released the cell that the released variant uses here
   */
  Lstm(MctnConfig config, HardLstm.Cell released, long inputs, long hidden) {
    reading =
        switch (config.variant()) {
          case STANDARD ->
              part("lstm", new RecurrentLayer(RecurrentConfig.Cell.LSTM, inputs, hidden))::forward;
          case RELEASED -> part("lstm", new HardLstm(released, inputs, hidden))::forward;
        };
  }

  NDArray forward(Pass pass, NDArray x) {
    return reading.of(pass, x);
  }
}
