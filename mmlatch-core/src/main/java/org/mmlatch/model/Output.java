package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What a model makes of a batch.
 *
 * @param prediction (B, K)
 * @param losses the encoder's own terms of the loss; none outside training
 */
public record Output(NDArray prediction, List<LossTerm> losses) {
  /** Copies the list. */
  public Output {
    losses = List.copyOf(losses);
  }
}
