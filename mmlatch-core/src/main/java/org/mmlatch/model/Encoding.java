package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What an encoder makes of a batch in Stage II.
 *
 * @param fused (B, {@link Encoder#fusedWidth()}), or the outputs (B, K) of its own head
 * @param losses its own terms of the loss; none outside training
 */
public record Encoding(NDArray fused, List<LossTerm> losses) {
  /** Copies the list. */
  public Encoding {
    losses = List.copyOf(losses);
  }

  /** An encoding without loss terms. */
  public Encoding(NDArray fused) {
    this(fused, List.of());
  }
}
