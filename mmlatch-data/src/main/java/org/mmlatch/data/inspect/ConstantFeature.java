package org.mmlatch.data.inspect;

/**
 * A feature that has the same value in every step.
 *
 * @param feature index of the feature within its modality, from 0
 * @param value the constant value
 */
public record ConstantFeature(int feature, float value) {}
