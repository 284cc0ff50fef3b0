package org.mmlatch.encoder.subnetworks;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.RecurrentLayer;
import org.mmlatch.nn.Steps;

/**
 * The sub-network for text: the state of a forward LSTM after a segment's last step, dropout, a
 * linear layer. The representation is the LSTM's states at all steps.
 */
final class TextSubnetwork extends Subnetwork {
  private final long hidden;
  private final long outputs;
  private final RecurrentLayer lstm;
  private final Dropout dropout;
  private final Linear linear;

  TextSubnetwork(long features, long hidden, long outputs, Dropout dropout) {
    this.hidden = hidden;
    this.outputs = outputs;
    this.dropout = dropout;
    lstm = part("lstm", new RecurrentLayer(RecurrentConfig.Cell.LSTM, features, hidden));
    linear = part("linear", new Linear(hidden, outputs));
  }

  @Override
  long width() {
    return hidden;
  }

  @Override
  long outputs() {
    return outputs;
  }

  @Override
  NDArray represent(Pass pass, NDArray x, Steps steps, Stage stage) {
    return lstm.forward(pass, x);
  }

  @Override
  NDArray vector(Pass pass, NDArray x, Steps steps, Stage stage) {
    NDArray last = steps.last(lstm.forward(pass, x)); // (B, H)
    return linear.forward(pass, dropout.apply(pass, last));
  }
}
