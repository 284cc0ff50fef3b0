package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.batch.Batch;
import org.mmlatch.nn.RandomSource;

/**
 * Reads every loss before the backward pass, so that a loss that is not finite cannot spoil the
 * weights.
 */
record SynchronousSteps(StepContext context) implements StepLoop {
  @Override
  public TrainingState advance(TrainingState start, Epoch epoch) {
    TrainingState state = start;
    int end = context.endOfUpdate(start, epoch);
    while (state.batches() < end) {
      state = accumulate(state, epoch);
    }
    try (NDManager step = context.manager().newSubManager()) {
      context.trainingStep().update(state, step);
    }
    return state.afterUpdate();
  }

  private TrainingState accumulate(TrainingState state, Epoch epoch) {
    List<Integer> parts = parts(state, epoch);
    LossSums losses =
        context.workers().all(parts, part -> accumulate(state, epoch, part)).stream()
            .reduce(LossSums.NONE, LossSums::plus);
    if (parts.size() > 1) {
      context.clock().finished(StepPart.WAITING);
    }
    if (!losses.isFinite()) {
      throw notFinite(state, epoch, (float) losses.task());
    }
    int segments = epoch.segments(state.batches()).length;
    return state.afterBatch(losses.each(loss -> loss * segments), segments);
  }

  /** Returns the indices of the next batch's parts. */
  private static List<Integer> parts(TrainingState state, Epoch epoch) {
    return IntStream.range(0, epoch.parts(state.batches())).boxed().toList();
  }

  private LossSums accumulate(TrainingState state, Epoch epoch, int number) {
    StepClock watch = number == 0 ? context.clock() : StepClock.OFF;
    try (NDManager step = context.manager().newSubManager()) {
      RandomSource draws = context.draws(state, number, epoch.parts(state.batches()));
      Batch part = context.part(state, epoch, number, step, watch);
      PartShare share = context.share(epoch, state.batches(), number);
      return context.trainingStep().accumulate(number, part, draws, share);
    }
  }

  private NotFiniteException notFinite(TrainingState state, Epoch epoch, float loss) {
    return NotFiniteException.loss(
        state.epoch(),
        state.batches() + 1,
        loss,
        "the first block whose output is not finite: "
            + parts(state, epoch).stream()
                .map(number -> firstNotFinite(state, epoch, number))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("the loss itself"),
        context.ids(epoch.segments(state.batches())));
  }

  private Optional<String> firstNotFinite(TrainingState state, Epoch epoch, int number) {
    try (NDManager step = context.manager().newSubManager()) {
      RandomSource draws = context.draws(state, number, epoch.parts(state.batches()));
      Batch part = context.part(state, epoch, number, step, StepClock.OFF);
      return context.trainingStep().firstNotFinite(part, draws);
    }
  }
}
