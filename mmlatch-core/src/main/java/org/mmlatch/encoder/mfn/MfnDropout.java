package org.mmlatch.encoder.mfn;

import org.mmlatch.model.Rate;

/**
 * Dropout rates of MFN, on the hidden layers of its networks.
 *
 * @param att1 attention over the cells of two steps
 * @param att2 the network that proposes the memory's update
 * @param gamma1 how much of the memory is retained; drawn anew at every step
 * @param gamma2 how much of it is updated; drawn anew at every step
 * @param out the head
 */
public record MfnDropout(
    @Rate double att1,
    @Rate double att2,
    @Rate double gamma1,
    @Rate double gamma2,
    @Rate double out) {
  /** No dropout anywhere. */
  public static final MfnDropout NONE = new MfnDropout(0, 0, 0, 0, 0);
}
