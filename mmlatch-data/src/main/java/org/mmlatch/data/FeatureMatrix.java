package org.mmlatch.data;

/** The features of one modality over the steps of one segment: (T, D), row-major. */
public final class FeatureMatrix {
  private final int rows;
  private final int dim;
  private final float[] values;

  private FeatureMatrix(int rows, int dim, float[] values) {
    this.rows = rows;
    this.dim = dim;
    this.values = values;
  }

  /**
   * Returns a matrix over {@code values}, which are not copied.
   *
   * @param dim features per row, at least 1
   * @throws IllegalArgumentException if {@code dim} is below 1 or the number of values is not a
   *     multiple of it
   */
  public static FeatureMatrix of(int dim, float[] values) {
    if (dim < 1 || values.length % dim != 0) {
      throw new IllegalArgumentException(
          values.length + " values are not whole rows of " + dim + " features");
    }
    return new FeatureMatrix(values.length / dim, dim, values);
  }

  /** Returns the number of steps T. */
  public int rows() {
    return rows;
  }

  /** Returns the number of features D. */
  public int dim() {
    return dim;
  }

  /** Returns one value. */
  public float get(int row, int feature) {
    return values[row * dim + feature];
  }

  /** Returns all values in row-major order. The array is not copied. */
  public float[] values() {
    return values;
  }
}
