package org.mmlatch.data.inspect;

/**
 * A feature that has the same value in every step.
 *
 * @param feature its place among the modality's features, from 0
 */
public record ConstantFeature(int feature, float value) {}
