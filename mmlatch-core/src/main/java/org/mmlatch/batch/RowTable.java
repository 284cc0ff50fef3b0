package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.nio.LongBuffer;
import org.mmlatch.data.RowsOfSplit;

/**
 * The rows inside the words of a split, stored on a device, with the first row and the number of
 * rows of each word. After the last word comes an entry without rows, which padding refers to.
 */
final class RowTable {
  private final FeatureTable rows;
  private final NDArray first; // (ΣT + 1, 1) int64
  private final NDArray counts; // (ΣT + 1, 1) int64
  private final int[] countsOnHost;

  /**
   * Copies rows to the device.
   *
   * @param manager owns the table and determines the device
   */
  RowTable(RowsOfSplit split, Normalisation normalisation, NDManager manager) {
    rows = new FeatureTable(split.rows(), normalisation, manager);
    long[] offsets = split.offsets();
    int words = offsets.length - 1;
    countsOnHost = new int[words + 1];
    LongBuffer widened = LongBuffer.allocate(words + 1);
    for (int word = 0; word < words; word++) {
      countsOnHost[word] = (int) (offsets[word + 1] - offsets[word]);
      widened.put(countsOnHost[word]);
    }
    Shape shape = new Shape(words + 1L, 1);
    first = manager.create(LongBuffer.wrap(offsets), shape);
    counts = manager.create(widened.put(0).flip(), shape);
  }

  /** Returns the number of rows of a word. */
  int count(long word) {
    return countsOnHost[(int) word];
  }

  /**
   * Returns the number of rows of each of the words {@code index} (B, T), owned by the manager of
   * the index.
   */
  NDArray counts(NDArray index) {
    return of(counts, index).reshape(index.getShape());
  }

  /**
   * Returns the rows (B, T, S, D) of the words {@code index} (B, T), zero beyond the rows of each
   * word, owned by the manager of the index.
   *
   * @param most maximum number of rows S of a word, at least 1
   */
  NDArray gather(NDArray index, int most) {
    NDManager manager = index.getManager();
    NDArray place = manager.arange(0, most, 1, DataType.INT64).reshape(1, 1, -1);
    NDArray isThere = place.lt(of(counts, index)); // (B, T, S)
    NDArray row = of(first, index).add(place).mul(isThere.toType(DataType.INT64, false));
    return rows.gather(row).mul(isThere.toType(DataType.FLOAT32, false).expandDims(3));
  }

  /**
   * Looks up one number per word: returns (B, T, 1) for the words {@code index} (B, T), owned by
   * the manager of the index.
   */
  private static NDArray of(NDArray table, NDArray index) {
    return index
        .getNDArrayInternal()
        .embedding(index, table, SparseFormat.DENSE)
        .singletonOrThrow();
  }
}
