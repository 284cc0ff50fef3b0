package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.RecurrentLayer;

/**
 * A feedback connection, which maps one modality's representation (B, T, H) to the logits (B, T,
 * D_m) of a mask over another's features, by the function of its {@link FeedbackType}.
 */
final class MaskNetwork extends Layer {
  /** The function of a feedback type. */
  private interface Formula {
    NDArray logits(Pass pass, NDArray h);
  }

  private final Formula formula;

  MaskNetwork(FeedbackConfig config, long representation, long features) {
    formula =
        switch (config.type()) {
          case LINEAR -> part("linear", new Linear(representation, features))::forward;
          case LSTM -> recurrent(RecurrentConfig.Cell.LSTM, config, representation, features);
          case GRU -> recurrent(RecurrentConfig.Cell.GRU, config, representation, features);
          case GATED -> gated(representation, features);
          case NONE -> throw new IllegalArgumentException("no feedback has no mask networks");
        };
  }

  private Formula recurrent(
      RecurrentConfig.Cell cell, FeedbackConfig config, long representation, long features) {
    RecurrentLayer layer = part(cell.key(), new RecurrentLayer(cell, representation, features));
    Dropout dropout = new Dropout(config.networkDropout());
    return (pass, h) -> dropout.apply(pass, layer.forward(pass, h));
  }

  private Formula gated(long representation, long features) {
    Linear value = part("value", new Linear(representation, features));
    Linear gate = part("gate", new Linear(representation, features));
    return (pass, h) -> value.forward(pass, h).mul(Activation.sigmoid(gate.forward(pass, h)));
  }

  NDArray forward(Pass pass, NDArray h) {
    return formula.logits(pass, h);
  }
}
