package org.mmlatch.data.csd;

import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.data.array.ElementType;
import org.mmlatch.data.array.NdArray;

/**
 * Presents an HDF5 dataset as an array of doubles in row-major order. Whole rows of the first axis
 * are read on request.
 */
final class HdfBytes {
  private HdfBytes() {}

  /** Returns a view of a dataset. Elements stay in the file until they are read. */
  static NdArray array(String where, Dataset dataset) {
    int[] shape = dataset.getDimensions();
    if (shape.length == 0 || Arrays.stream(shape).anyMatch(size -> size < 1)) {
      throw new BadDataException(
          "%s has the shape %s; expected some segments".formatted(where, Arrays.toString(shape)));
    }
    List<Long> sizes = Arrays.stream(shape).mapToObj(size -> (long) size).toList();
    return new NdArray(where, ElementType.parse(where, "<f8"), sizes, bytes(where, dataset, shape));
  }

  private static Bytes bytes(String where, Dataset dataset, int[] shape) {
    long row = Double.BYTES;
    for (int axis = 1; axis < shape.length; axis++) {
      row *= shape[axis];
    }
    long rowBytes = row;
    return new Bytes() {
      @Override
      public long length() {
        return shape[0] * rowBytes;
      }

      @Override
      public ByteBuffer read(long start, int count) {
        int first = (int) (start / rowBytes);
        int last = (int) ((start + count + rowBytes - 1) / rowBytes);
        ByteBuffer rows = rows(where, dataset, shape, first, last - first, rowBytes);
        int from = (int) (start - first * rowBytes);
        return rows.slice(from, count);
      }
    };
  }

  private static ByteBuffer rows(
      String where, Dataset dataset, int[] shape, int first, int count, long rowBytes) {
    long[] offset = new long[shape.length];
    offset[0] = first;
    int[] part = shape.clone();
    part[0] = count;
    ByteBuffer rows =
        ByteBuffer.allocate(Math.toIntExact(count * rowBytes)).order(ByteOrder.LITTLE_ENDIAN);
    return HdfGuard.read(
        where,
        () -> {
          put(dataset.getData(offset, part), rows);
          return rows.rewind();
        });
  }

  private static void put(Object values, ByteBuffer target) {
    for (int i = 0; i < Array.getLength(values); i++) {
      Object value = Array.get(values, i);
      if (value instanceof Number number) {
        target.putDouble(number.doubleValue());
      } else {
        put(value, target);
      }
    }
  }
}
