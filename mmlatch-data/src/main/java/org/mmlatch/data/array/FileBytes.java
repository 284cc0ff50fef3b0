package org.mmlatch.data.array;

import java.nio.ByteBuffer;
import java.util.Objects;

/** A part of a file. */
record FileBytes(ByteFile file, long position, long length) implements Bytes {
  @Override
  public ByteBuffer read(long start, int count) {
    Objects.checkFromIndexSize(start, count, length);
    return file.read(position + start, count);
  }
}
