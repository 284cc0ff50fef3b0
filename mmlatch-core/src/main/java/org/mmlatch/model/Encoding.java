package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * What an encoder makes of a batch in Stage II.
 *
 * @param fused (B, {@link Encoder#fusedWidth()}), or the outputs (B, K) of its own head
 * @param losses its own terms of the loss; none where predictions alone are asked for
 * @param objective what is trained on in the place of the task's loss, if anything is
 */
public record Encoding(NDArray fused, List<LossTerm> losses, Optional<Objective> objective) {
  /** Copies the list. */
  public Encoding {
    losses = List.copyOf(losses);
  }

  /** An encoding that is trained on the task's loss, and terms of its own. */
  public Encoding(NDArray fused, List<LossTerm> losses) {
    this(fused, losses, Optional.empty());
  }

  /** An encoding without loss terms. */
  public Encoding(NDArray fused) {
    this(fused, List.of());
  }
}
