package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.ResidentBatches;
import org.mmlatch.engine.Devices;

/**
 * What training steps are made with.
 *
 * @param lesson what is trained on
 * @param updater trains on single batches
 * @param seeds of dropout
 * @param accumulation batches whose gradients are summed for an update
 * @param manager on the device; parent of the managers of the steps
 * @param clock is told of the parts of every step
 */
record StepContext(
    Lesson lesson,
    Updater updater,
    Seeds seeds,
    int accumulation,
    NDManager manager,
    StepClock clock) {
  /** Returns how many batches of the epoch are over after the update that follows {@code state}. */
  int endOfUpdate(TrainingState state, ResidentBatches epoch) {
    return Math.min(epoch.size(), state.batches() + accumulation);
  }

  /** Makes the next dropout masks those of the batch after {@code state}. */
  void seed(TrainingState state) {
    Devices.seed(seeds.dropout(state.epoch(), state.batches() + 1));
  }

  Batch batch(ResidentBatches epoch, int number, NDManager step) {
    Batch batch = epoch.batch(number, step);
    clock.finished(StepPart.DATA);
    return batch;
  }

  String ids(int[] segments) {
    return Arrays.stream(segments)
        .mapToObj(segment -> lesson.train().id(segment).toString())
        .collect(Collectors.joining(", "));
  }
}
