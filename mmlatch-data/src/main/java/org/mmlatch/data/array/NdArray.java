package org.mmlatch.data.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Utf8;

/**
 * A NumPy array in row-major order. Elements are read from their file on request.
 *
 * @param where names file and position in errors
 * @param type element type
 * @param shape sizes of the axes; empty for a scalar
 * @param bytes the stored elements
 */
public record NdArray(String where, ElementType type, List<Long> shape, Bytes bytes) {
  private static final int COMPARED_AT_ONCE = 1 << 16;

  /**
   * Creates an array.
   *
   * @throws BadDataException if the number of bytes does not match shape and type
   */
  public NdArray {
    shape = List.copyOf(shape);
    long expected = Sizes.product(where, shape, type.bytes());
    if (expected != bytes.length()) {
      throw new BadDataException(
          "%s: an array of shape %s of %s-byte elements needs %s bytes, found %s"
              .formatted(where, shape, type.bytes(), expected, bytes.length()));
    }
  }

  /** Returns a one-dimensional array in memory. */
  public static NdArray of(String where, double[] numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Double.BYTES, numbers.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (double number : numbers) {
      bytes.putDouble(number);
    }
    return new NdArray(
        where,
        ElementType.parse(where, "<f8"),
        List.of((long) numbers.length),
        Bytes.of(bytes.array()));
  }

  /** Returns the number of elements. */
  public long elements() {
    return bytes.length() / type.bytes();
  }

  /** Returns the size of an axis. */
  public long size(int axis) {
    return shape.get(axis);
  }

  /**
   * Reads {@code count} numbers from element {@code start} on.
   *
   * @throws BadDataException if the elements are not numeric
   */
  public double[] doubles(long start, int count) {
    if (!type.kind().numeric()) {
      throw new BadDataException(where + ": expected numbers, found an array of texts");
    }
    int bytesEach = type.bytes();
    ByteBuffer buffer = bytes.read(start * bytesEach, Math.multiplyExact(count, bytesEach));
    return NumberDecoder.decode(type, buffer.order(type.order()), count);
  }

  /** Reads one number. */
  public double number(long index) {
    return doubles(index, 1)[0];
  }

  /** Returns whether another array has the same shape and equal numbers. */
  public boolean equalsNumbersOf(NdArray other) {
    boolean same = shape.equals(other.shape);
    for (long start = 0; same && start < elements(); start += COMPARED_AT_ONCE) {
      int count = (int) Math.min(COMPARED_AT_ONCE, elements() - start);
      same = Arrays.equals(doubles(start, count), other.doubles(start, count));
    }
    return same;
  }

  /** Reads one element as text. Whole numbers have no decimal point. */
  public String text(long index) {
    Objects.checkIndex(index, elements());
    return switch (type.kind()) {
      case BYTES -> bytes(index);
      case TEXT -> strip(characters(element(index)));
      default ->
          number(index) == Math.rint(number(index))
              ? String.valueOf((long) number(index))
              : String.valueOf(number(index));
    };
  }

  private ByteBuffer element(long index) {
    ByteBuffer stored = bytes.read(index * type.bytes(), type.bytes());
    byte[] copy = new byte[type.bytes()];
    stored.get(copy);
    return ByteBuffer.wrap(copy).order(type.order());
  }

  private String bytes(long index) {
    byte[] stored = element(index).array();
    int end = stored.length;
    while (end > 0 && stored[end - 1] == 0) {
      end--;
    }
    return Utf8.decode(where + ", element " + index, ByteBuffer.wrap(stored, 0, end));
  }

  private String characters(ByteBuffer element) {
    StringBuilder text = new StringBuilder();
    while (element.hasRemaining()) {
      int character = element.getInt();
      if (!Character.isValidCodePoint(character)) {
        throw new BadDataException(where + ": " + character + " is not a Unicode character");
      }
      text.appendCodePoint(character);
    }
    return text.toString();
  }

  private static String strip(String padded) {
    int end = padded.length();
    while (end > 0 && padded.charAt(end - 1) == 0) {
      end--;
    }
    return padded.substring(0, end);
  }
}
