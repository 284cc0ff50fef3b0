package org.mmlatch.encoder.graphmfn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * Calculates the efficacy (strength) of each connection of the dynamic fusion graph at each step.
 */
final class Efficacies extends Layer {
  private final GraphConfig.Efficacies function;
  private final long connections;
  private final LinearNetwork network;
  private final Linear last;

  Efficacies(long in, long connections, GraphConfig config) {
    function = config.efficacies();
    this.connections = connections;
    network = part("network", new LinearNetwork(in, config));
    last = part("last", new Linear(config.inner(), connections));
  }

  /** Maps (B, T, in) to one (B, T, 1) per connection. */
  NDList forward(Pass pass, NDArray x) {
    NDArray linear = last.forward(pass, network.forward(pass, x));
    NDArray all =
        switch (function) {
          case LINEAR -> linear;
          case SIGMOID -> Activation.sigmoid(linear);
        };
    return pass.observed(this, all).split(connections, 2);
  }
}
