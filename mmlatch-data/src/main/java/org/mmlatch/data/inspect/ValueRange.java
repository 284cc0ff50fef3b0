package org.mmlatch.data.inspect;

/**
 * Where the finite values of a modality lie.
 *
 * @param meanAbsolute mean of |x|
 * @param largestDeviation standard deviation of the feature that varies most
 */
public record ValueRange(float min, float max, double meanAbsolute, double largestDeviation) {}
