package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The result of a model for a batch.
 *
 * @param prediction (B, K)
 * @param losses the encoder's own terms of the loss; empty if only predictions are asked for
 * @param objective the training objective instead of the task's loss, if there is one
 */
public record Output(NDArray prediction, List<LossTerm> losses, Optional<Objective> objective) {
  /** Copies the list. */
  public Output {
    losses = List.copyOf(losses);
  }
}
