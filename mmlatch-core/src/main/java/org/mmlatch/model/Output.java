package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * What a model makes of a batch.
 *
 * @param prediction (B, K)
 * @param losses the encoder's own terms of the loss; none where predictions alone are asked for
 * @param objective what is trained on in the place of the task's loss, if anything is
 */
public record Output(NDArray prediction, List<LossTerm> losses, Optional<Objective> objective) {
  /** Copies the list. */
  public Output {
    losses = List.copyOf(losses);
  }
}
