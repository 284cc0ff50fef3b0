package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.mmlatch.batch.Batch;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.SeededRandomSource;
import org.mmlatch.engine.Workers;
import org.mmlatch.nn.RandomSource;

/**
 * The objects and numbers that all training steps share.
 *
 * @param data the training data
 * @param trainingStep trains on single batches
 * @param workers the workers that compute the parts of a batch in parallel
 * @param seeds the seeds of dropout
 * @param accumulation number of batches whose gradients are summed for an update
 * @param manager manager on the device; parent of the steps' managers
 * @param clock is notified at the end of each part of a step
 */
record StepContext(
    TrainingData data,
    TrainingStep trainingStep,
    Workers workers,
    Seeds seeds,
    int accumulation,
    NDManager manager,
    StepClock clock) {
  /** Returns the number of the epoch's batches that are done after the next update. */
  int endOfUpdate(TrainingState state, Epoch epoch) {
    return Math.min(epoch.size(), state.batches() + accumulation);
  }

  /**
   * Returns the random numbers for the dropout of a part of the next batch.
   *
   * @param part the part's index, from 0
   * @param parts number of parts of the batch; a single one uses the engine's generator, which is
   *     re-seeded
   */
  RandomSource draws(TrainingState state, int part, int parts) {
    int step = state.batches() + 1;
    if (parts > 1) {
      return new SeededRandomSource(seeds.dropoutOfPart(state.epoch(), step, part));
    }
    Devices.seed(seeds.dropout(state.epoch(), step));
    return RandomSource.ENGINE;
  }

  /** Gathers a part of the next batch on the device and notifies {@code watch}. */
  Batch part(TrainingState state, Epoch epoch, int number, NDManager step, StepClock watch) {
    Batch part = epoch.part(state.batches(), number, step);
    watch.finished(StepPart.DATA);
    return part;
  }

  /** Returns the share of a part in its batch; batch and part are indices from 0. */
  PartShare share(Epoch epoch, int batch, int part) {
    if (epoch.parts(batch) == 1) {
      return PartShare.WHOLE;
    }
    int[] all = epoch.segments(batch);
    int[] own = epoch.segments(batch, part);
    return new PartShare((double) own.length / all.length, weight(own) / weight(all));
  }

  private double weight(int[] segments) {
    return Arrays.stream(segments)
        .mapToDouble(segment -> data.task().weight(data.train().target(segment)))
        .sum();
  }

  String ids(int[] segments) {
    return Arrays.stream(segments)
        .mapToObj(segment -> data.train().id(segment).toString())
        .collect(Collectors.joining(", "));
  }
}
