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
 * What training steps are made with.
 *
 * @param data what is trained on
 * @param trainingStep trains on single batches
 * @param workers who compute parts of a batch at the same time
 * @param seeds of dropout
 * @param accumulation batches whose gradients are summed for an update
 * @param manager on the device; parent of the managers of the steps
 * @param clock is told of the parts of every step
 */
record StepContext(
    TrainingData data,
    TrainingStep trainingStep,
    Workers workers,
    Seeds seeds,
    int accumulation,
    NDManager manager,
    StepClock clock) {
  /** Returns how many batches of the epoch are over after the update that follows {@code state}. */
  int endOfUpdate(TrainingState state, Epoch epoch) {
    return Math.min(epoch.size(), state.batches() + accumulation);
  }

  /**
   * Returns the dropout masks of a part of the batch after {@code state}.
   *
   * @param part its number, from 0
   * @param parts of the batch; one alone draws from the engine, whose random numbers start anew
   */
  RandomSource draws(TrainingState state, int part, int parts) {
    int step = state.batches() + 1;
    if (parts > 1) {
      return new SeededRandomSource(seeds.dropoutOfPart(state.epoch(), step, part));
    }
    Devices.seed(seeds.dropout(state.epoch(), step));
    return RandomSource.ENGINE;
  }

  /** Gathers a part of the batch after {@code state} on the device; {@code watch} is told. */
  Batch part(TrainingState state, Epoch epoch, int number, NDManager step, StepClock watch) {
    Batch part = epoch.part(state.batches(), number, step);
    watch.finished(StepPart.DATA);
    return part;
  }

  /** Returns what a part is of a batch of an epoch, both by their numbers from 0. */
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
