package org.mmlatch.data.padded;

import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.source.RawRows;

/**
 * One modality of all segments: (N, T, D) with shorter segments padded by zero rows, or (N, D) with
 * one vector per segment, such as a mean, which is its only step.
 *
 * @param values the array, which is read segment by segment on request
 */
public record PaddedArray(NdArray values) {
  private static final long MOST_VALUES = 1L << 26; // per segment: 512 MiB of doubles

  /**
   * Creates a view.
   *
   * @throws BadDataException if the array does not have two or three axes and numeric elements, or
   *     its segments are empty or too large for memory
   */
  public PaddedArray {
    int axes = values.shape().size();
    if (axes < 2 || axes > 3 || !values.type().kind().numeric()) {
      throw new BadDataException(
          "%s: expected numbers of shape (segments, steps, features) or (segments, features), found %s of shape %s"
              .formatted(values.where(), values.type().kind(), values.shape()));
    }
    if (values.elements() == 0 || values.elements() / values.size(0) > MOST_VALUES) {
      throw new BadDataException(
          "%s: shape %s, segments first; expected 1 to %s values of each segment"
              .formatted(values.where(), values.shape(), MOST_VALUES));
    }
  }

  /** Returns the number of segments N. */
  public long segments() {
    return values.size(0);
  }

  /** Returns the number of steps T, padding included. */
  public int steps() {
    return hasSteps() ? (int) values.size(1) : 1;
  }

  /** Returns whether segments have a time axis rather than one vector each. */
  public boolean hasSteps() {
    return values.shape().size() == 3;
  }

  /** Returns the number of features D. */
  public int dim() {
    return values.shape().get(values.shape().size() - 1).intValue();
  }

  /** Reads a segment, including its padding. */
  public RawRows read(int segment) {
    int count = steps() * dim();
    return new RawRows(dim(), values.doubles((long) segment * count, count));
  }
}
