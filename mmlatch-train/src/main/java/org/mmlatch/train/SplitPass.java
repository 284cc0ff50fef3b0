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
 * Goes through the batches of a split, as many at a time as there are workers. Nothing is recorded
 * for differentiation.
 *
 * @param split on the device
 * @param batches of its segments
 * @param workers who do it
 * @param manager parent of the managers of the batches
 */
record SplitPass(ResidentSplit split, List<int[]> batches, Workers workers, NDManager manager) {
  /**
   * Gives the numbers of every batch's segments, and the batch, to {@code consumer}, on any thread.
   * The batch and what is calculated from it are closed when the consumer returns.
   *
   * @param progress is told the number of segments done
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
