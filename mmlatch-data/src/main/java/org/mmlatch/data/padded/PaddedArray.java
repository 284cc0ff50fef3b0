package org.mmlatch.data.padded;

import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.source.RawRows;

/**
 * One modality of all segments: (N, T, D), shorter segments padded with zero rows.
 *
 * @param values stays in its file until a segment is read
 */
public record PaddedArray(NdArray values) {
  private static final long MOST_VALUES = 1L << 26; // of one segment; half a GiB

  /**
   * Creates a view.
   *
   * @throws BadDataException if the array has not three axes, or segments too large for memory
   */
  public PaddedArray {
    if (values.shape().size() != 3 || !values.type().kind().numeric()) {
      throw new BadDataException(
          "%s: expected numbers of shape (segments, steps, features), found %s of shape %s"
              .formatted(values.where(), values.type().kind(), values.shape()));
    }
    if (values.elements() == 0 || values.size(1) * values.size(2) > MOST_VALUES) {
      throw new BadDataException(
          "%s: segments of %s steps and %s features; expected 1 to %s values each"
              .formatted(values.where(), values.size(1), values.size(2), MOST_VALUES));
    }
  }

  /** Returns the number of segments N. */
  public long segments() {
    return values.size(0);
  }

  /** Returns the number of steps T, padding included. */
  public int steps() {
    return (int) values.size(1);
  }

  /** Returns the number of features D. */
  public int dim() {
    return (int) values.size(2);
  }

  /** Reads a segment with its padding. */
  public RawRows read(int segment) {
    int count = steps() * dim();
    return new RawRows(dim(), values.doubles((long) segment * count, count));
  }
}
