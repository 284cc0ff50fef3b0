package org.mmlatch.data.array;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.mmlatch.io.Utf8;

/** Bytes in a file, wherever in it they lie, or on the heap. */
public interface Bytes {
  /** Returns bytes on the heap, which are not copied. */
  static Bytes of(byte[] values) {
    return new HeapBytes(values);
  }

  /** Returns how many there are. */
  long length();

  /**
   * Reads some of them, little-endian.
   *
   * @throws IndexOutOfBoundsException if they do not lie within these
   */
  ByteBuffer read(long start, int length);

  /** Returns all of them as text, if they are UTF-8. */
  default Optional<String> text() {
    return Utf8.find(read(0, Math.toIntExact(length())));
  }
}
