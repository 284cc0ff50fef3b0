package org.mmlatch.nn;

import java.util.Optional;

/**
 * The shape of a matrix product, (rows × inner) · (inner × columns), as far as it does not depend
 * on the batch.
 *
 * @param rows what the rows are
 * @param inner the length of the dot products; the steps of a segment where the kind says so
 * @param columns of the right factor; the steps of a segment where the kind says so
 * @param within the name of what is read row by row within each step, if that is what this is a
 *     product of: all that is said of steps is then true of such rows, and {@link Rows#STEP} is a
 *     row of every step
 */
public record Product(Rows rows, long inner, long columns, Optional<String> within) {
  /** What the rows of the left factor are. */
  public enum Rows {
    /** All steps of all segments of a batch at once. */
    STEPS,
    /** One step of all segments, as in a recurrence, for every step. */
    STEP,
    /** The segments of a batch. */
    SEGMENTS,
    /** The queries of one segment; its keys are the columns: q kᵀ. */
    QUERIES,
    /** The queries of one segment; its keys are the inner dimension: weights · v. */
    WEIGHTED,
    /**
     * The inputs of a layer; all steps of a batch are the inner dimension: the weight's gradient.
     */
    INPUTS
  }

  /** A product of steps. */
  public Product(Rows rows, long inner, long columns) {
    this(rows, inner, columns, Optional.empty());
  }

  /** Returns this product of the rows within each step that have a name. */
  public Product within(String name) {
    return new Product(rows, inner, columns, Optional.of(name));
  }

  /** Returns q kᵀ of vectors of a width. */
  public static Product scores(long width) {
    return new Product(Rows.QUERIES, width, 0);
  }

  /** Returns the product of attention weights with values of a width. */
  public static Product weighted(long width) {
    return new Product(Rows.WEIGHTED, 0, width);
  }

  /** Returns the product by which the gradient of the left factor is calculated. */
  public Product leftGradient() {
    return switch (rows) {
      case STEPS, STEP, SEGMENTS ->
          new Product(rows, /* inner= */ columns, /* columns= */ inner, within);
      case QUERIES -> weighted(inner);
      case WEIGHTED -> scores(columns);
      case INPUTS -> throw new IllegalStateException("nothing differentiates gradients");
    };
  }

  /** Returns the product by which the gradient of the right factor is calculated. */
  public Product rightGradient() {
    return switch (rows) {
      case STEPS, STEP, SEGMENTS -> new Product(Rows.INPUTS, inner, columns, within);
      case QUERIES -> weighted(inner);
      case WEIGHTED -> weighted(columns);
      case INPUTS -> throw new IllegalStateException("nothing differentiates gradients");
    };
  }

  /**
   * Returns the operations that a segment needs, two for every multiplication and addition.
   *
   * @param steps of the segment, or its rows within steps
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
