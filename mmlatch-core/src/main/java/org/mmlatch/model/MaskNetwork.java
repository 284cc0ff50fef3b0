package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * A feedback connection: maps one modality's representation to the logits of a mask over another's
 * features. Input (B, T, H), output (B, T, D_m).
 */
final class MaskNetwork extends LatchBlock {
  /** The layer inside: closed over the feedback types that have one. */
  private interface Layer {
    NDArray forward(Pass pass, NDArray x);
  }

  private final Layer layer;

  MaskNetwork(FeedbackConfig config, long representation, long features) {
    layer =
        switch (config.type()) {
          case LINEAR -> part("linear", new Linear(representation, features))::forward;
          case LSTM -> {
            Lstm lstm = part("lstm", new Lstm(representation, features));
            Dropout dropout = new Dropout(config.networkDropout());
            yield (pass, x) -> dropout.apply(pass, lstm.forward(pass, x));
          }
          case NONE -> throw new IllegalArgumentException("no feedback has no mask networks");
        };
  }

  NDArray forward(Pass pass, NDArray x) {
    return layer.forward(pass, x);
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.singletonOrThrow()));
  }
}
