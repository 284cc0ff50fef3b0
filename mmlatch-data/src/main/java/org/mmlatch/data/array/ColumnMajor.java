package org.mmlatch.data.array;

import java.nio.ByteBuffer;
import java.util.List;
import org.mmlatch.BadDataException;

/** Converts NumPy arrays in Fortran (column-major) order to row-major order. */
public final class ColumnMajor {
  private static final long MOST_BYTES = 1L << 28;

  private ColumnMajor() {}

  /**
   * Returns a row-major copy of an array stored in column-major order.
   *
   * @param where names file and position in errors
   * @throws BadDataException if the array has more than 256 MiB, the limit for copying it in memory
   */
  public static NdArray array(String where, ElementType type, List<Long> shape, Bytes bytes) {
    NdArray flat = new NdArray(where, type, shape, bytes); // checks the size
    if (shape.size() < 2 || flat.elements() == 0) {
      return flat;
    }
    if (bytes.length() > MOST_BYTES) {
      throw new BadDataException(
          "%s: an array of %s bytes is in Fortran's order; save it as numpy.ascontiguousarray"
              .formatted(where, bytes.length()));
    }
    ByteBuffer source = bytes.read(0, (int) bytes.length());
    byte[] target = new byte[source.remaining()];
    int size = type.bytes();
    for (int i = 0; i < target.length / size; i++) {
      source.get(stored(i, shape) * size, target, i * size, size);
    }
    return new NdArray(where, type, shape, Bytes.of(target));
  }

  /** Returns the column-major index of the element with row-major index {@code i}. */
  private static int stored(int i, List<Long> shape) {
    int rest = i;
    long position = 0;
    long stride = shape.stream().reduce(1L, (a, b) -> a * b);
    for (int axis = shape.size() - 1; axis >= 0; axis--) {
      int size = shape.get(axis).intValue();
      stride /= size;
      position += rest % size * stride;
      rest /= size;
    }
    return (int) position;
  }
}
