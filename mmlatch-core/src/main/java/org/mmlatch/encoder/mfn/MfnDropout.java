package org.mmlatch.encoder.mfn;

import org.mmlatch.model.Rate;

/**
 * Dropout rates on the hidden layers of MFN's networks.
 *
 * @param att1 attention over the cells of two steps
 * @param att2 network that proposes the new memory
 * @param gamma1 gate that retains the old memory; a new dropout mask at every step
 * @param gamma2 gate that admits the proposal; a new dropout mask at every step
 * @param out prediction head
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
