package org.mmlatch.encoder.graphmfn;

import org.mmlatch.model.Bounds;

/**
 * Sizes of the hidden layers of Graph-MFN's networks.
 *
 * @param att2 network that proposes the new memory
 * @param gamma1 gate that retains the old memory
 * @param gamma2 gate that admits the proposal
 * @param out prediction head
 */
public record GraphMfnWidths(
    @Bounds(atLeast = 1) int att2,
    @Bounds(atLeast = 1) int gamma1,
    @Bounds(atLeast = 1) int gamma2,
    @Bounds(atLeast = 1) int out) {}
