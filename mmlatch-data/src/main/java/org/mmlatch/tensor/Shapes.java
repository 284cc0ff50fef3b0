package org.mmlatch.tensor;

import java.util.Arrays;
import java.util.List;

/** Arithmetic on shapes. */
final class Shapes {
  private Shapes() {}

  /**
   * Returns the product of {@code shape}.
   *
   * @throws ArithmeticException if a dimension is negative or the product overflows a long
   */
  static long elements(long[] shape) {
    long product = 1;
    for (long dimension : shape) {
      if (dimension < 0) {
        throw new ArithmeticException("negative dimension in shape " + Arrays.toString(shape));
      }
      product = Math.multiplyExact(product, dimension);
    }
    return product;
  }

  /** Returns the product of {@code shape} as the length of a Java array. */
  static int arrayLength(long[] shape) {
    long elements = elements(shape);
    if (elements > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "shape "
              + Arrays.toString(shape)
              + " does not fit into one array; read it in parts with readFloats");
    }
    return (int) elements;
  }

  static List<Long> toList(long[] shape) {
    return Arrays.stream(shape).boxed().toList();
  }

  static long[] toArray(List<Long> shape) {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  /** Checks that the length of an array equals the number of elements of a shape. */
  static void requireLength(int length, long[] shape) {
    if (elements(shape) != length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " does not describe " + length + " elements");
    }
  }
}
