package org.mmlatch.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A tensor in a memory-mapped file, split into chunks because a buffer cannot exceed 2 GiB. */
final class MappedTensor implements Tensor {
  /** Size in bytes of each chunk except the last; a multiple of all element sizes. */
  static final int CHUNK_BYTES = 1 << 30;

  private final DType dtype;
  private final long[] shape;
  private final int chunkBytes;
  private final List<ByteBuffer> chunks;

  private MappedTensor(DType dtype, long[] shape, int chunkBytes, List<ByteBuffer> chunks) {
    this.dtype = dtype;
    this.shape = shape;
    this.chunkBytes = chunkBytes;
    this.chunks = chunks;
  }

  /** Maps the tensor at byte {@code position} of {@code channel}. */
  static MappedTensor map(
      FileChannel channel, long position, DType dtype, long[] shape, int chunkBytes)
      throws IOException {
    long bytes = Shapes.elements(shape) * dtype.bytes();
    List<ByteBuffer> chunks = new ArrayList<>();
    for (long from = 0; from < bytes; from += chunkBytes) {
      long size = Math.min(chunkBytes, bytes - from);
      chunks.add(channel.map(FileChannel.MapMode.READ_ONLY, position + from, size));
    }
    return new MappedTensor(dtype, shape.clone(), chunkBytes, chunks);
  }

  @Override
  public DType dtype() {
    return dtype;
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  @Override
  public void readFloats(long start, FloatBuffer target) {
    require(DType.F32);
    long next = Objects.checkFromIndexSize(start, target.remaining(), elements());
    while (target.hasRemaining()) {
      FloatBuffer source = chunkAt(next * Float.BYTES).asFloatBuffer();
      source.limit(Math.min(source.limit(), target.remaining()));
      next += source.remaining();
      target.put(source);
    }
  }

  @Override
  public void readLongs(long start, LongBuffer target) {
    require(DType.I64);
    long next = Objects.checkFromIndexSize(start, target.remaining(), elements());
    while (target.hasRemaining()) {
      LongBuffer source = chunkAt(next * Long.BYTES).asLongBuffer();
      source.limit(Math.min(source.limit(), target.remaining()));
      next += source.remaining();
      target.put(source);
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    WritableByteChannel channel = Channels.newChannel(out);
    for (ByteBuffer chunk : chunks) {
      ByteBuffer rest = chunk.duplicate();
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
  }

  /** Returns the chunk that contains byte {@code offset}, from that byte on. */
  private ByteBuffer chunkAt(long offset) {
    ByteBuffer chunk = chunks.get((int) (offset / chunkBytes)).duplicate();
    return chunk.position((int) (offset % chunkBytes)).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private void require(DType wanted) {
    if (dtype != wanted) {
      throw new IllegalStateException("tensor is of type " + dtype + ", not " + wanted);
    }
  }
}
