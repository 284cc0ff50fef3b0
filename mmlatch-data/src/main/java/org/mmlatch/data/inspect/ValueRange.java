package org.mmlatch.data.inspect;

/**
 * The range of the finite values of a modality.
 *
 * @param min the smallest value
 * @param max the largest value
 * @param meanAbsolute mean of |x|
 * @param largestDeviation largest standard deviation of a feature
 */
public record ValueRange(float min, float max, double meanAbsolute, double largestDeviation) {}
