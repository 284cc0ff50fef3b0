package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Zeros behind the features of a modality, so that all are as wide as the widest.
 *
 * @param width D
 */
record Widening(long width) {
  /** Returns features (B, T, D_m) as (B, T, D). */
  NDArray of(NDArray x) {
    Shape shape = x.getShape();
    long missing = width - shape.get(2);
    return missing == 0
        ? x
        : x.concat(x.getManager().zeros(new Shape(shape.get(0), shape.get(1), missing)), 2);
  }
}
