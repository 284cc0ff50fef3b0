package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The result of a model for a batch.
 *
 * @param prediction raw outputs (B, K)
 * @param losses the encoder's own loss terms; empty if the pass does not ask for them
 * @param objective the training loss that replaces the task's, if any
 */
public record Output(NDArray prediction, List<LossTerm> losses, Optional<Objective> objective) {
  /** Copies the list. */
  public Output {
    losses = List.copyOf(losses);
  }
}
