package org.mmlatch.encoder.graphmfn;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/** Two linear layers without activations: (B, T, in) to (B, T, I). */
final class LinearNetwork extends Layer {
  private final Linear first;
  private final Linear second;

  LinearNetwork(long in, GraphConfig config) {
    first = part("fc1", new Linear(in, config.core()));
    second = part("fc2", new Linear(config.core(), config.inner()));
  }

  NDArray forward(Pass pass, NDArray x) {
    return second.forward(pass, first.forward(pass, x));
  }
}
