package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;

/**
 * What a decoder makes of a joint representation.
 *
 * @param features (B, T, D)
 * @param attention (B, T, T), of steps to the words
 */
record Decoded(NDArray features, NDArray attention) {}
