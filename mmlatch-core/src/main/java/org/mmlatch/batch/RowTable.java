package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.nio.LongBuffer;
import org.mmlatch.data.RowsOfSplit;

/**
 * The rows inside words of a split, resident on a device, with where those of each word begin and
 * how many they are. Behind the last word stands one without rows, which padding points at.
 */
final class RowTable {
  private final FeatureTable rows;
  private final NDArray first; // (ΣT + 1, 1) int64
  private final NDArray counts; // (ΣT + 1, 1) int64
  private final int[] countsHere; // the same on the host

  /**
   * Copies rows to the device.
   *
   * @param manager owns the table and names the device
   */
  RowTable(RowsOfSplit split, Normalisation normalisation, NDManager manager) {
    rows = new FeatureTable(split.rows(), normalisation, manager);
    long[] offsets = split.offsets();
    int words = offsets.length - 1;
    countsHere = new int[words + 1];
    LongBuffer widened = LongBuffer.allocate(words + 1);
    for (int word = 0; word < words; word++) {
      countsHere[word] = (int) (offsets[word + 1] - offsets[word]);
      widened.put(countsHere[word]);
    }
    Shape shape = new Shape(words + 1L, 1);
    first = manager.create(LongBuffer.wrap(offsets), shape);
    counts = manager.create(widened.put(0).flip(), shape);
  }

  /** Returns the number of rows of a word. */
  int count(long word) {
    return countsHere[(int) word];
  }

  /** Returns how many rows each of the words {@code index} (B, T) has, owned as the index is. */
  NDArray counts(NDArray index) {
    return of(counts, index).reshape(index.getShape());
  }

  /**
   * Returns the rows of the words {@code index} (B, T), zeros behind those that a word has: (B, T,
   * S, D), owned as the index is.
   *
   * @param most S, the rows of the word that has the most, at least 1
   */
  NDArray gather(NDArray index, int most) {
    NDManager manager = index.getManager();
    NDArray place = manager.arange(0, most, 1, DataType.INT64).reshape(1, 1, -1);
    NDArray isThere = place.lt(of(counts, index)); // (B, T, S)
    NDArray row = of(first, index).add(place).mul(isThere.toType(DataType.INT64, false));
    return rows.gather(row).mul(isThere.toType(DataType.FLOAT32, false).expandDims(3));
  }

  /** Returns (B, T, 1) numbers of the words {@code index} (B, T), owned as the index is. */
  private static NDArray of(NDArray table, NDArray index) {
    return index
        .getNDArrayInternal()
        .embedding(index, table, SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
