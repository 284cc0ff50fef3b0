package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;

/**
 * A sequence of batches of a split. Row indices, lengths and labels of all batches are copied to
 * the device at once, because each copy to a GPU synchronises with it.
 */
public final class ResidentBatches implements AutoCloseable {
  private final ResidentSplit split;
  private final List<int[]> segments;
  private final NDManager owner;
  private final int[] firstSegment;
  private final int[] firstRow;
  private final NDArray rows; // (Σ B·T) row indices, batch after batch
  private final NDArray lengths; // (Σ B)
  private final NDArray targets; // (Σ B, L)

  ResidentBatches(ResidentSplit split, List<int[]> segments, NDManager parent) {
    this.split = split;
    this.segments = List.copyOf(segments);
    owner = parent.newSubManager();
    firstSegment = new int[segments.size() + 1];
    firstRow = new int[segments.size() + 1];
    for (int i = 0; i < segments.size(); i++) {
      int size = segments.get(i).length;
      firstSegment[i + 1] = Math.addExact(firstSegment[i], size);
      int steps = Math.multiplyExact(size, split.longest(segments.get(i)));
      firstRow[i + 1] = Math.addExact(firstRow[i], steps);
    }
    int count = firstSegment[segments.size()];
    LongBuffer rowNumbers = LongBuffer.allocate(firstRow[segments.size()]);
    LongBuffer lengthsInOrder = LongBuffer.allocate(count);
    FloatBuffer labels = FloatBuffer.allocate(count * split.labels());
    for (int[] batch : segments) {
      split.putRowNumbers(batch, rowNumbers);
      for (int segment : batch) {
        lengthsInOrder.put(split.length(segment));
        labels.put(split.target(segment));
      }
    }
    rows = owner.create(rowNumbers.flip(), new Shape(rowNumbers.limit()));
    lengths = owner.create(lengthsInOrder.flip(), new Shape(count));
    targets = owner.create(labels.flip(), new Shape(count, split.labels()));
  }

  /** Returns the number of batches. */
  public int size() {
    return segments.size();
  }

  /** Returns the indices of the segments of a batch. */
  public int[] segments(int batch) {
    return segments.get(batch).clone();
  }

  /**
   * Gathers a batch on the device. The batch must not be used after these batches have been closed.
   *
   * @param batch index of the batch, from 0
   * @param manager owns the batch
   */
  public Batch batch(int batch, NDManager manager) {
    int size = segments.get(batch).length;
    int longest = (firstRow[batch + 1] - firstRow[batch]) / size;
    try (NDArray own = part(rows, firstRow, batch, manager);
        NDArray index = own.reshape(size, longest)) {
      return new Batch(
          split.gather(index, segments.get(batch)),
          part(lengths, firstSegment, batch, manager),
          longest,
          part(targets, firstSegment, batch, manager),
          split.rows(index));
    }
  }

  private static NDArray part(NDArray all, int[] first, int batch, NDManager manager) {
    return all.get(manager, new NDIndex().addSliceDim(first[batch], first[batch + 1]));
  }

  @Override
  public void close() {
    owner.close();
  }
}
