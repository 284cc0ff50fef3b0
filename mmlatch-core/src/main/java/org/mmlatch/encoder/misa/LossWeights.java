package org.mmlatch.encoder.misa;

import org.mmlatch.model.Bounds;

/**
 * Weights of the terms of MISA's loss.
 *
 * @param difference of private from shared, and of private representations from each other
 * @param similarity of the shared representations' distributions
 * @param reconstruction of what was projected from both
 */
public record LossWeights(
    @Bounds(atLeast = 0) double difference,
    @Bounds(atLeast = 0) double similarity,
    @Bounds(atLeast = 0) double reconstruction) {}
