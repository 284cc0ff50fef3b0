package org.mmlatch.data.array;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.mmlatch.io.Utf8;

/** A sequence of bytes, either a part of a file or on the heap. */
public interface Bytes {
  /** Returns a view of an array, which is not copied. */
  static Bytes of(byte[] values) {
    return new HeapBytes(values);
  }

  /** Returns the number of bytes. */
  long length();

  /**
   * Reads a range into a little-endian buffer.
   *
   * @throws IndexOutOfBoundsException if the range exceeds these bytes
   */
  ByteBuffer read(long start, int length);

  /** Returns all bytes decoded as text, if they are valid UTF-8. */
  default Optional<String> text() {
    return Utf8.find(read(0, Math.toIntExact(length())));
  }
}
