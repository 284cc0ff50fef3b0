package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;

/**
 * The result of a decoder.
 *
 * @param features translated features (B, T, D)
 * @param attention attention weights (B, T, T) of each output step over the words
 */
record Decoded(NDArray features, NDArray attention) {}
