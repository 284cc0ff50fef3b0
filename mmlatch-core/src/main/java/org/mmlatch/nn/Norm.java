package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Euclidean norms of vectors, differentiable everywhere: for a zero vector the gradient is zero.
 *
 * @param positive the norm, or 1 for a zero vector; (…, 1)
 * @param isZero 1 for a zero vector, otherwise 0; (…, 1)
 */
public record Norm(NDArray positive, NDArray isZero) {
  /** Calculates the norms of {@code vectors} (…, D). */
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
