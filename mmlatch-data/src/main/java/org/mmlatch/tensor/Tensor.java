package org.mmlatch.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * A tensor in row-major order, either on the heap or in a memory-mapped file.
 *
 * <p>A tensor may have more elements than a Java array can hold; {@link #readFloats} can read them
 * all.
 */
public sealed interface Tensor permits FloatTensor, LongTensor, MappedTensor {

  /** Returns a tensor of {@link DType#F32} over {@code values}, which are not copied. */
  static Tensor of(float[] values, long... shape) {
    return new FloatTensor(values, shape.clone());
  }

  /** Returns a tensor of {@link DType#I64} over {@code values}, which are not copied. */
  static Tensor of(long[] values, long... shape) {
    return new LongTensor(values, shape.clone());
  }

  /** Returns the type of an element. */
  DType dtype();

  /** Returns a copy of the shape, which is empty for a scalar. */
  long[] shape();

  /** Returns the number of elements. */
  default long elements() {
    return Shapes.elements(shape());
  }

  /**
   * Fills {@code target} from its position to its limit with the elements from {@code start} on.
   *
   * @throws IllegalStateException if the type is not {@link DType#F32}
   * @throws IndexOutOfBoundsException if the tensor has too few elements to fill the target
   */
  void readFloats(long start, FloatBuffer target);

  /** Does the same as {@link #readFloats} for {@link DType#I64}. */
  void readLongs(long start, LongBuffer target);

  /** Writes the elements to {@code out}, little-endian. */
  void writeTo(OutputStream out) throws IOException;

  /** Returns all elements of a {@link DType#F32} tensor that fits into one array. */
  default float[] floats() {
    float[] values = new float[Shapes.arrayLength(shape())];
    readFloats(0, FloatBuffer.wrap(values));
    return values;
  }

  /** Returns all elements of an {@link DType#I64} tensor that fits into one array. */
  default long[] longs() {
    long[] values = new long[Shapes.arrayLength(shape())];
    readLongs(0, LongBuffer.wrap(values));
    return values;
  }
}
