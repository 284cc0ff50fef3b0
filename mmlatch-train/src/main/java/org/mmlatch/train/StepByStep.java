package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.ResidentBatches;

/** Looks at every loss before its gradients are calculated, so that a bad one spoils nothing. */
record StepByStep(StepContext context) implements Pace {
  @Override
  public TrainingState advance(TrainingState start, ResidentBatches epoch) {
    TrainingState state = start;
    int end = context.endOfUpdate(start, epoch);
    while (state.batches() < end) {
      state = accumulate(state, epoch);
    }
    try (NDManager step = context.manager().newSubManager()) {
      context.updater().update(state, step);
    }
    return state.afterUpdate();
  }

  private TrainingState accumulate(TrainingState state, ResidentBatches epoch) {
    int[] segments = epoch.segments(state.batches());
    context.seed(state);
    try (NDManager step = context.manager().newSubManager()) {
      Batch batch = context.batch(epoch, state.batches(), step);
      float loss = context.updater().accumulate(batch);
      if (!Float.isFinite(loss)) {
        throw notFinite(state, segments, batch, loss);
      }
      return state.afterBatch((double) loss * segments.length, segments.length);
    }
  }

  private NotFiniteException notFinite(
      TrainingState state, int[] segments, Batch batch, float loss) {
    context.seed(state);
    return NotFiniteException.loss(
        state.epoch(),
        state.batches() + 1,
        loss,
        "the first block whose output is not finite: " + context.updater().firstNotFinite(batch),
        context.ids(segments));
  }
}
