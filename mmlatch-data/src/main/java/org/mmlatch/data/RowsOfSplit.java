package org.mmlatch.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.mmlatch.tensor.Tensor;

/**
 * The {@linkplain WordRows rows inside words} of one modality of a split, concatenated over all ΣT
 * words. They stay in the memory-mapped file until they are read.
 */
public final class RowsOfSplit {
  private final Tensor rows;
  private final long[] offsets;

  RowsOfSplit(Tensor rows, long[] offsets) {
    this.rows = rows;
    this.offsets = offsets;
  }

  /** Returns all rows, (ΣR, D), row-major. */
  public Tensor rows() {
    return rows;
  }

  /** Returns a copy of the ΣT + 1 offsets: the row at which each word begins, followed by ΣR. */
  public long[] offsets() {
    return offsets.clone();
  }

  /**
   * Returns a copy of the rows of {@code words} consecutive words, starting with word {@code
   * first}.
   */
  WordRows ofWords(long first, int words) {
    int start = Math.toIntExact(first);
    int dim = (int) rows.shape()[1];
    int[] counts = new int[words];
    Arrays.setAll(counts, i -> (int) (offsets[start + i + 1] - offsets[start + i]));
    long count = offsets[start + words] - offsets[start];
    float[] values = new float[Math.toIntExact(Math.multiplyExact(count, dim))];
    rows.readFloats(offsets[start] * dim, FloatBuffer.wrap(values));
    return WordRows.of(FeatureMatrix.of(dim, values), counts);
  }
}
