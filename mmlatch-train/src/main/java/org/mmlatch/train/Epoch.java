package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.BatchSplit;
import org.mmlatch.batch.ResidentBatches;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.engine.Workers;

/** The batches of an epoch on the device, each split into what the workers compute of it. */
final class Epoch implements AutoCloseable {
  private final List<int[]> batches;
  private final int[] firstPart; // of each batch, and the number of all
  private final ResidentBatches parts;

  /**
   * Puts an epoch on the device.
   *
   * @param split trained on
   * @param batches segment numbers of each
   * @param workers who compute
   * @param manager closes it if nobody does before
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

  /** Returns the numbers of the segments of a batch. */
  int[] segments(int batch) {
    return batches.get(batch).clone();
  }

  /** Returns the numbers of the segments of a part of a batch. */
  int[] segments(int batch, int part) {
    return parts.segments(firstPart[batch] + part);
  }

  /** Returns how many parts a batch has. */
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
