package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The result of an encoder for a batch in Stage II.
 *
 * @param fused fused vectors (B, {@link Encoder#fusedWidth()}), or the outputs (B, K) of the
 *     encoder's own head
 * @param losses the encoder's own loss terms; empty if the pass does not ask for them
 * @param objective the training loss that replaces the task's, if any
 */
public record Encoding(NDArray fused, List<LossTerm> losses, Optional<Objective> objective) {
  /** Copies the list. */
  public Encoding {
    losses = List.copyOf(losses);
  }

  /** Creates an encoding that is trained on the task's loss and its own terms. */
  public Encoding(NDArray fused, List<LossTerm> losses) {
    this(fused, losses, Optional.empty());
  }

  /** Creates an encoding without its own loss terms. */
  public Encoding(NDArray fused) {
    this(fused, List.of());
  }
}
