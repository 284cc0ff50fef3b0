package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The Euclidean norms of vectors, differentiable everywhere: where a vector is zero, so is the
 * gradient of its norm.
 *
 * @param positive the norm, but 1 for a vector of zeros; (…, 1)
 * @param isZero 1 for a vector of zeros, else 0; (…, 1)
 */
public record Norm(NDArray positive, NDArray isZero) {
  /** Returns the norms of {@code vectors} (…, D). */
  public static Norm of(NDArray vectors) {
    NDArray squares = vectors.square().sum(new int[] {vectors.getShape().dimension() - 1}, true);
    NDArray zero = vectors.getManager().zeros(new Shape(1));
    NDArray isZero = squares.eq(zero).toType(DataType.FLOAT32, false);
    return new Norm(squares.add(isZero).sqrt(), isZero);
  }

  /** Returns the norms, (…, 1). */
  public NDArray value() {
    return positive.sub(isZero);
  }
}
