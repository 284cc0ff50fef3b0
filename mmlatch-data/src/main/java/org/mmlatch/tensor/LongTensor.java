package org.mmlatch.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Objects;

/** A long tensor on the heap. */
final class LongTensor implements Tensor {
  private static final int BLOCK = 1 << 14; // elements encoded at once

  private final long[] values;
  private final long[] shape;

  LongTensor(long[] values, long[] shape) {
    Shapes.requireLength(values.length, shape);
    this.values = values;
    this.shape = shape;
  }

  @Override
  public DType dtype() {
    return DType.I64;
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public void readFloats(long start, FloatBuffer target) {
    throw new IllegalStateException("an I64 tensor has no floats");
  }

  @Override
  public void readLongs(long start, LongBuffer target) {
    long from = Objects.checkFromIndexSize(start, target.remaining(), (long) values.length);
    target.put(values, (int) from, target.remaining());
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += BLOCK) {
      int size = Math.min(BLOCK, values.length - from);
      block.asLongBuffer().put(values, from, size);
      out.write(block.array(), 0, size * Long.BYTES);
    }
  }
}
