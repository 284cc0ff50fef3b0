package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Pads the features of a modality with zeros, so that all modalities have the same size.
 *
 * @param width padded number of features D
 */
record Widening(long width) {
  /** Pads features (B, T, D_m) to (B, T, D). */
  NDArray of(NDArray x) {
    Shape shape = x.getShape();
    long missing = width - shape.get(2);
    return missing == 0
        ? x
        : x.concat(x.getManager().zeros(new Shape(shape.get(0), shape.get(1), missing)), 2);
  }
}
