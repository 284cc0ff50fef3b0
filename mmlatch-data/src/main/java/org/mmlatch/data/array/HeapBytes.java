package org.mmlatch.data.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** Bytes in an array. */
final class HeapBytes implements Bytes {
  private final byte[] values;

  HeapBytes(byte[] values) {
    this.values = values;
  }

  @Override
  public long length() {
    return values.length;
  }

  @Override
  public ByteBuffer read(long start, int count) {
    Objects.checkFromIndexSize(start, count, (long) values.length);
    return ByteBuffer.wrap(values, (int) start, count).slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}
