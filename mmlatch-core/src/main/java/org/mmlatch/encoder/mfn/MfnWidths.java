package org.mmlatch.encoder.mfn;

import org.mmlatch.model.Bounds;

/**
 * Widths of the hidden layers of MFN's networks.
 *
 * @param att1 attention over the cells of two steps
 * @param att2 the network that proposes the memory's update
 * @param gamma1 how much of the memory is retained
 * @param gamma2 how much of it is updated
 * @param out the head
 */
public record MfnWidths(
    @Bounds(atLeast = 1) int att1,
    @Bounds(atLeast = 1) int att2,
    @Bounds(atLeast = 1) int gamma1,
    @Bounds(atLeast = 1) int gamma2,
    @Bounds(atLeast = 1) int out) {}
