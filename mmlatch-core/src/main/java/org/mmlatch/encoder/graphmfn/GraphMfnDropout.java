package org.mmlatch.encoder.graphmfn;

import org.mmlatch.model.Rate;

/**
 * Dropout rates of Graph-MFN, on the hidden layers of its networks.
 *
 * @param att2 the network that proposes the memory's update
 * @param gamma1 how much of the memory is retained; drawn anew at every step
 * @param gamma2 how much of it is updated; drawn anew at every step
 * @param out the head
 */
public record GraphMfnDropout(
    @Rate double att2, @Rate double gamma1, @Rate double gamma2, @Rate double out) {
  /** No dropout anywhere. */
  public static final GraphMfnDropout NONE = new GraphMfnDropout(0, 0, 0, 0);
}
