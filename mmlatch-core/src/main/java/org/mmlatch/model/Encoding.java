package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The result of an encoder for a batch in Stage II.
 *
 * @param fused (B, {@link Encoder#fusedWidth()}), or the outputs (B, K) of its own head
 * @param losses its own terms of the loss; empty if only predictions are asked for
 * @param objective the training objective instead of the task's loss, if there is one
 */
public record Encoding(NDArray fused, List<LossTerm> losses, Optional<Objective> objective) {
  /** Copies the list. */
  public Encoding {
    losses = List.copyOf(losses);
  }

  /** An encoding that is trained on the task's loss and the encoder's own terms. */
  public Encoding(NDArray fused, List<LossTerm> losses) {
    this(fused, losses, Optional.empty());
  }

  /** An encoding without loss terms. */
  public Encoding(NDArray fused) {
    this(fused, List.of());
  }
}
