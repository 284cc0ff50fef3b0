package org.mmlatch.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Objects;

/** A float tensor on the heap. */
final class FloatTensor implements Tensor {
  private static final int BLOCK = 1 << 14; // elements encoded at once

  private final float[] values;
  private final long[] shape;

  FloatTensor(float[] values, long[] shape) {
    Shapes.requireLength(values.length, shape);
    this.values = values;
    this.shape = shape;
  }

  @Override
  public DType dtype() {
    return DType.F32;
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public void readFloats(long start, FloatBuffer target) {
    long from = Objects.checkFromIndexSize(start, target.remaining(), (long) values.length);
    target.put(values, (int) from, target.remaining());
  }

  @Override
  public void readLongs(long start, LongBuffer target) {
    throw new IllegalStateException("an F32 tensor has no longs");
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += BLOCK) {
      int size = Math.min(BLOCK, values.length - from);
      block.asFloatBuffer().put(values, from, size);
      out.write(block.array(), 0, size * Float.BYTES);
    }
  }
}
