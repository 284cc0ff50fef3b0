package org.mmlatch.data.array;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes in a file or on the heap. */
public sealed interface Bytes permits FileBytes, HeapBytes {
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

  /** Returns all of them as text: UTF-8, or Latin-1 if they are not valid UTF-8. */
  default String text() {
    ByteBuffer all = read(0, Math.toIntExact(length()));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(all.duplicate()).toString();
    } catch (CharacterCodingException e) {
      return StandardCharsets.ISO_8859_1.decode(all).toString();
    }
  }
}
