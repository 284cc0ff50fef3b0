package org.mmlatch.encoder.misa;

import org.mmlatch.model.Bounds;

/**
 * Weights of MISA's loss terms.
 *
 * @param difference weight of the term that keeps private representations orthogonal to the shared
 *     one and to each other
 * @param similarity weight of the distance between the distributions of the shared representations
 * @param reconstruction weight of the error of reconstructing the projection from private and
 *     shared representations
 */
public record LossWeights(
    @Bounds(atLeast = 0) double difference,
    @Bounds(atLeast = 0) double similarity,
    @Bounds(atLeast = 0) double reconstruction) {}
