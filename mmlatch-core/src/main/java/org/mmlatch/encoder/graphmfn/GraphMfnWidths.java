package org.mmlatch.encoder.graphmfn;

import org.mmlatch.model.Bounds;

/**
 * Widths of the hidden layers of Graph-MFN's networks.
 *
 * @param att2 the network that proposes the memory's update
 * @param gamma1 how much of the memory is retained
 * @param gamma2 how much of it is updated
 * @param out the head
 */
public record GraphMfnWidths(
    @Bounds(atLeast = 1) int att2,
    @Bounds(atLeast = 1) int gamma1,
    @Bounds(atLeast = 1) int gamma2,
    @Bounds(atLeast = 1) int out) {}
