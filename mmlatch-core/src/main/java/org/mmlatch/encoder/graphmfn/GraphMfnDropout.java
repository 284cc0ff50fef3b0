package org.mmlatch.encoder.graphmfn;

import org.mmlatch.model.Rate;

/**
 * Dropout rates on the hidden layers of Graph-MFN's networks.
 *
 * @param att2 network that proposes the new memory
 * @param gamma1 gate that retains the old memory; a new dropout mask at every step
 * @param gamma2 gate that admits the proposal; a new dropout mask at every step
 * @param out prediction head
 */
public record GraphMfnDropout(
    @Rate double att2, @Rate double gamma1, @Rate double gamma2, @Rate double out) {
  /** No dropout anywhere. */
  public static final GraphMfnDropout NONE = new GraphMfnDropout(0, 0, 0, 0);
}
