package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.mmlatch.batch.Batch;
import org.mmlatch.nn.Draws;

/**
 * Makes several updates before it looks at their losses, so that the device always has work. The
 * numbers are those of {@link StepByStep}; only a loss that is not finite is noticed later, when it
 * has spoiled the weights in memory. Checkpoints are made after a look, so never of such weights.
 *
 * @param updates at most, between two looks
 */
record RunningAhead(StepContext context, int updates) implements Pace {
  /** Enough for the wait to vanish among the steps, few enough to stop within a second. */
  static final int UPDATES = 16;

  @Override
  public TrainingState advance(TrainingState start, Epoch epoch) {
    try (NDManager unreadOwner = context.manager().newSubManager()) {
      UnreadNumbers unread = new UnreadNumbers(unreadOwner);
      TrainingState ahead = start;
      for (int i = 0; i < updates && ahead.batches() < epoch.size(); i++) {
        ahead = update(ahead, epoch, unread);
      }
      return unread.read(ahead);
    }
  }

  private TrainingState update(TrainingState start, Epoch epoch, UnreadNumbers unread) {
    TrainingState state = start;
    int end = context.endOfUpdate(start, epoch);
    while (state.batches() < end) {
      int[] segments = epoch.segments(state.batches());
      Draws draws = context.draws(state, 0, 1);
      try (NDManager step = context.manager().newSubManager()) {
        Batch batch = context.part(state, epoch, 0, step, context.clock());
        NDArray loss = context.updater().accumulateUnread(batch, draws);
        unread.addLoss(loss, state.batches() + 1, segments.length, () -> context.ids(segments));
      }
      state = state.afterBatch(0, segments.length); // its errors are added when they are read
    }
    try (NDManager step = context.manager().newSubManager()) {
      unread.addGradients(context.updater().updateUnread(state, step), state.batches());
    }
    return state.afterUpdate();
  }
}
