package org.mmlatch.data.array;

import java.util.List;
import org.mmlatch.BadDataException;

/** Overflow-checked arithmetic on array sizes declared in a file. */
public final class Sizes {
  /** The maximum number of axes, NumPy's limit before version 2. */
  public static final int MOST_AXES = 32;

  private Sizes() {}

  /**
   * Returns the size in bytes of an array: the product of its shape and the element size.
   *
   * @throws BadDataException if a size is negative, there are more than {@link #MOST_AXES} axes, or
   *     the product overflows
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
