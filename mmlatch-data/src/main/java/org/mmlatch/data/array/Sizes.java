package org.mmlatch.data.array;

import java.util.List;
import org.mmlatch.BadDataException;

/** Arithmetic with sizes that a file declares. */
public final class Sizes {
  /** NumPy's own limit for a long time. */
  public static final int MOST_AXES = 32;

  private Sizes() {}

  /**
   * Returns the product of a shape and an element's size.
   *
   * @throws BadDataException if a size is negative, there are too many axes, or it overflows
   */
  public static long product(String where, List<Long> shape, int elementBytes) {
    if (shape.size() > MOST_AXES) {
      throw new BadDataException(where + ": an array has " + shape.size() + " axes");
    }
    long product = elementBytes;
    for (long size : shape) {
      if (size < 0 || (size > 0 && product > Long.MAX_VALUE / size)) {
        throw new BadDataException(where + ": an array has the impossible shape " + shape);
      }
      product *= size;
    }
    return product;
  }
}
