package org.mmlatch.encoder.raven;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * The gate that decides how much a nonverbal state h contributes to the shift of a word embedding
 * e: {@code σ(w · [h ; e] + b)}, or without σ in {@link RavenConfig.Variant#RELEASED}.
 */
final class Gate extends Layer {
  private final RavenConfig.Variant variant;
  private final Linear linear;

  Gate(RavenConfig config, long embedding) {
    variant = config.variant();
    linear = part("linear", new Linear(config.cell() + embedding, 1));
  }

  /** Returns the gate (B, T, 1). */
  NDArray forward(Pass pass, NDArray h, NDArray embeddings) {
    NDArray score = linear.forward(pass, h.concat(embeddings, 2));
    NDArray gate =
        switch (variant) {
          case PAPER -> Activation.sigmoid(score);
          case RELEASED -> score;
        };
    return pass.observed(this, gate);
  }
}
