package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.BatchSplit;
import org.mmlatch.batch.ResidentBatches;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.engine.Workers;

/** The batches of an epoch on the device, each split into at most one part per worker. */
final class Epoch implements AutoCloseable {
  private final List<int[]> batches;
  private final int[] firstPart; // of each batch, by index; the last is the number of parts
  private final ResidentBatches parts;

  /**
   * Copies an epoch's batches to the device.
   *
   * @param split the training split
   * @param batches the indices of each batch's segments
   * @param workers the workers that share each batch
   * @param manager closes the epoch, unless {@link #close} does first
   */
  Epoch(ResidentSplit split, List<int[]> batches, Workers workers, NDManager manager) {
    this.batches = List.copyOf(batches);
    int[] lengths = split.lengths();
    List<int[]> all = new ArrayList<>();
    firstPart = new int[batches.size() + 1];
    for (int i = 0; i < batches.size(); i++) {
      all.addAll(BatchSplit.of(batches.get(i), lengths, workers.number()));
      firstPart[i + 1] = all.size();
    }
    parts = split.batches(all, manager);
  }

  /** Returns the number of batches. */
  int size() {
    return batches.size();
  }

  /** Returns the indices of a batch's segments. */
  int[] segments(int batch) {
    return batches.get(batch).clone();
  }

  /** Returns the indices of the segments in a part of a batch. */
  int[] segments(int batch, int part) {
    return parts.segments(firstPart[batch] + part);
  }

  /** Returns the number of parts of a batch. */
  int parts(int batch) {
    return firstPart[batch + 1] - firstPart[batch];
  }

  /** Gathers a part of a batch on the device, owned by {@code owner}. */
  Batch part(int batch, int part, NDManager owner) {
    return parts.batch(firstPart[batch] + part, owner);
  }

  @Override
  public void close() {
    parts.close();
  }
}
