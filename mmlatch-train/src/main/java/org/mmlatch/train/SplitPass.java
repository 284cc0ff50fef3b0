package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.ResidentBatches;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Progress;
import org.mmlatch.engine.Workers;

/**
 * One pass over the batches of a split, in parallel, without recording for differentiation.
 *
 * @param split the split, on the device
 * @param batches the segment indices of each batch
 * @param workers the workers; each processes one batch at a time
 * @param manager parent of the batches' managers
 */
record SplitPass(ResidentSplit split, List<int[]> batches, Workers workers, NDManager manager) {
  /**
   * Calls {@code consumer} with each batch's segment indices and the batch, on any worker's thread.
   * The batch and everything calculated from it are closed when the consumer returns.
   *
   * @param progress receives the number of segments done
   */
  void forEach(BiConsumer<int[], Batch> consumer, Progress progress) {
    try (ResidentBatches resident = split.batches(batches, manager)) {
      AtomicInteger next = new AtomicInteger();
      AtomicLong done = new AtomicLong();
      var unused =
          workers.all(
              IntStream.range(0, workers.number()).boxed().toList(),
              worker -> {
                int number = next.getAndIncrement();
                while (number < resident.size()) {
                  int[] segments = batches.get(number);
                  try (NDManager step = manager.newSubManager()) {
                    consumer.accept(segments, resident.batch(number, step));
                  }
                  long sum = done.addAndGet(segments.length);
                  if (worker == 0) {
                    progress.at(sum, split.size());
                  }
                  number = next.getAndIncrement();
                }
                return worker;
              });
      progress.at(done.get(), split.size());
    }
  }
}
