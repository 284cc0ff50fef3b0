package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * Draws a uniformly distributed matrix with orthonormal columns (Saxe et al., 2014), like PyTorch's
 * {@code orthogonal_} for a matrix with at least as many rows as columns.
 */
public record OrthogonalInitializer() implements WeightInitializer {
  @Override
  public float[] draw(SplittableRandom random, Shape shape) {
    int rows = Math.toIntExact(shape.get(0));
    int columns = Math.toIntExact(shape.get(1));
    if (shape.dimension() != 2 || rows < columns) {
      throw new IllegalArgumentException(
          "orthonormal columns need a matrix with as many rows at least, found " + shape);
    }
    double[][] basis = new double[columns][rows];
    for (double[] vector : basis) {
      for (int i = 0; i < rows; i++) {
        vector[i] = random.nextGaussian();
      }
    }
    orthonormalise(basis);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) basis[i % columns][i / columns];
    }
    return values;
  }

  /** Gram and Schmidt's, in the order that keeps rounding small. */
  private static void orthonormalise(double[][] basis) {
    for (int i = 0; i < basis.length; i++) {
      double length = Math.sqrt(dot(basis[i], basis[i]));
      subtract(basis[i], basis[i], 1 - 1 / length);
      for (int j = i + 1; j < basis.length; j++) {
        subtract(basis[j], basis[i], dot(basis[j], basis[i]));
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] what, double factor) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * what[i];
    }
  }

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    try (NDArray drawn =
        manager.randomInteger(0, Integer.MAX_VALUE, new Shape(1), DataType.INT64)) {
      return Weights.nativeCopy(manager, draw(new SplittableRandom(drawn.getLong()), shape), shape);
    }
  }
}
