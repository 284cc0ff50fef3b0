package org.mmlatch.data;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.mmlatch.tensor.Tensor;

/**
 * The rows inside words of one modality of a split: those of all ΣT words, one after the other.
 * They stay in the mapped file until they are read.
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

  /** Returns a copy of the rows at which the words begin, followed by ΣR: ΣT + 1 numbers. */
  public long[] offsets() {
    return offsets.clone();
  }

  /** Returns a copy of the rows of some words in a row. */
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
