package org.mmlatch.nn;

import java.util.Optional;

/**
 * The shape of a matrix product, (rows × inner) · (inner × columns), without the sizes that depend
 * on the batch.
 *
 * @param rows what the rows of the left factor are
 * @param inner length of the dot products; ignored where {@code rows} says that it is the number of
 *     steps
 * @param columns columns of the right factor; ignored where {@code rows} says that it is the number
 *     of steps
 * @param within name of the input with several rows per step, such as a modality's rows inside
 *     words, if the product is over those rows: wherever steps are mentioned, read rows, and {@link
 *     Rows#STEP} is one row of every step
 */
public record Product(Rows rows, long inner, long columns, Optional<String> within) {
  /** What the rows of the left factor are. */
  public enum Rows {
    /** All steps of all segments of a batch at once. */
    STEPS,
    /** One step of all segments, repeated for every step, as in a recurrence. */
    STEP,
    /** The segments of a batch. */
    SEGMENTS,
    /** The queries of one segment; the columns are its keys: q kᵀ. */
    QUERIES,
    /** The queries of one segment; the inner dimension is its keys: attention weights · v. */
    WEIGHTED,
    /**
     * The inputs of a layer; the inner dimension is all steps of a batch: the gradient of a weight.
     */
    INPUTS
  }

  /** Creates a product over steps. */
  public Product(Rows rows, long inner, long columns) {
    this(rows, inner, columns, Optional.empty());
  }

  /** Returns this product over the rows within each step of the input called {@code name}. */
  public Product within(String name) {
    return new Product(rows, inner, columns, Optional.of(name));
  }

  /** Returns the shape of q kᵀ for vectors of size {@code width}. */
  public static Product scores(long width) {
    return new Product(Rows.QUERIES, width, 0);
  }

  /** Returns the shape of attention weights times values of size {@code width}. */
  public static Product weighted(long width) {
    return new Product(Rows.WEIGHTED, 0, width);
  }

  /** Returns the product that calculates the gradient of the left factor. */
  public Product leftGradient() {
    return switch (rows) {
      case STEPS, STEP, SEGMENTS ->
          new Product(rows, /* inner= */ columns, /* columns= */ inner, within);
      case QUERIES -> weighted(inner);
      case WEIGHTED -> scores(columns);
      case INPUTS -> throw new IllegalStateException("nothing differentiates gradients");
    };
  }

  /** Returns the product that calculates the gradient of the right factor. */
  public Product rightGradient() {
    return switch (rows) {
      case STEPS, STEP, SEGMENTS -> new Product(Rows.INPUTS, inner, columns, within);
      case QUERIES -> weighted(inner);
      case WEIGHTED -> weighted(columns);
      case INPUTS -> throw new IllegalStateException("nothing differentiates gradients");
    };
  }

  /**
   * Returns the number of floating-point operations for one segment; a multiplication with its
   * addition counts as two.
   *
   * @param steps number of steps of the segment, or of its rows within steps
   */
  public double operations(int steps) {
    return switch (rows) {
      case STEPS, STEP -> 2.0 * steps * inner * columns;
      case SEGMENTS -> 2.0 * inner * columns;
      case QUERIES -> 2.0 * steps * steps * inner;
      case WEIGHTED -> 2.0 * steps * steps * columns;
      case INPUTS -> throw new IllegalStateException("those of the product that it belongs to");
    };
  }
}
