package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.nio.FloatBuffer;
import org.mmlatch.tensor.Tensor;

/** All feature rows of a split, stored on a device: (ΣT + 1, D), the last row zero. */
final class FeatureTable {
  /** Number of floats copied to the device at a time; 16 MiB. */
  private static final int CHUNK = 4 << 20;

  private final NDArray rows;

  /**
   * Copies normalised features to the device.
   *
   * @param features features (ΣT, D)
   * @param manager owns the table and determines the device
   */
  FeatureTable(Tensor features, Normalisation normalisation, NDManager manager) {
    long steps = features.shape()[0];
    int dim = Math.toIntExact(features.shape()[1]);
    rows = manager.zeros(new Shape(steps + 1, dim));
    int rowsPerChunk = Math.max(1, CHUNK / dim);
    for (long start = 0; start < steps; start += rowsPerChunk) {
      int count = (int) Math.min(rowsPerChunk, steps - start);
      float[] values = new float[count * dim];
      features.readFloats(start * dim, FloatBuffer.wrap(values));
      normalisation.apply(values);
      try (NDArray chunk = manager.create(FloatBuffer.wrap(values), new Shape(count, dim))) {
        rows.set(new NDIndex("{}:{}", start, start + count), chunk);
      }
    }
  }

  /**
   * Returns the rows (…, D) with the indices {@code index} (…), owned by the manager of the index.
   */
  NDArray gather(NDArray index) {
    return index.getNDArrayInternal().embedding(index, rows, SparseFormat.DENSE).singletonOrThrow();
  }
}
