package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.mmlatch.batch.Batch;
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
  /** Returns the batches of the update after {@code state}. */
  List<int[]> nextUpdate(TrainingState state, List<int[]> batches) {
    int end = Math.min(batches.size(), state.batches() + accumulation);
    return batches.subList(state.batches(), end);
  }

  /** Makes the next dropout masks those of the batch after {@code state}. */
  void seed(TrainingState state) {
    Devices.seed(seeds.dropout(state.epoch(), state.batches() + 1));
  }

  Batch batch(int[] segments, NDManager step) {
    Batch batch = lesson.train().batch(segments, step);
    clock.finished(StepPart.DATA);
    return batch;
  }

  String ids(int[] segments) {
    return Arrays.stream(segments)
        .mapToObj(segment -> lesson.train().id(segment).toString())
        .collect(Collectors.joining(", "));
  }
}
