package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.batch.Batch;
import org.mmlatch.model.Draws;

/** Looks at every loss before its gradients are calculated, so that a bad one spoils nothing. */
record StepByStep(StepContext context) implements Pace {
  @Override
  public TrainingState advance(TrainingState start, List<int[]> batches) {
    TrainingState state = start;
    for (int[] segments : context.nextUpdate(start, batches)) {
      state = accumulate(state, segments);
    }
    try (NDManager step = context.manager().newSubManager()) {
      context.updater().update(state, step);
    }
    return state.afterUpdate();
  }

  private TrainingState accumulate(TrainingState state, int[] segments) {
    List<int[]> parts = context.parts(segments);
    List<Integer> numbers = IntStream.range(0, parts.size()).boxed().toList();
    double loss =
        context.workers().all(numbers, i -> accumulate(state, parts, i, segments.length)).stream()
            .mapToDouble(share -> share)
            .sum();
    if (parts.size() > 1) {
      context.clock().finished(StepPart.WAITING);
    }
    if (!Double.isFinite(loss)) {
      throw notFinite(state, segments, parts, (float) loss);
    }
    return state.afterBatch(loss * segments.length, segments.length);
  }

  private float accumulate(TrainingState state, List<int[]> parts, int number, int batchSize) {
    StepClock watch = number == 0 ? context.clock() : StepClock.OFF;
    try (NDManager step = context.manager().newSubManager()) {
      Draws draws = context.draws(state, number, parts.size());
      Batch part = context.batch(parts.get(number), step, watch);
      return context.updater().accumulate(number, part, draws, batchSize);
    }
  }

  private NotFiniteException notFinite(
      TrainingState state, int[] segments, List<int[]> parts, float loss) {
    return NotFiniteException.loss(
        state.epoch(),
        state.batches() + 1,
        loss,
        "the first block whose output is not finite: "
            + IntStream.range(0, parts.size())
                .mapToObj(number -> firstNotFinite(state, parts, number))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("the loss itself"),
        context.ids(segments));
  }

  private Optional<String> firstNotFinite(TrainingState state, List<int[]> parts, int number) {
    try (NDManager step = context.manager().newSubManager()) {
      Draws draws = context.draws(state, number, parts.size());
      Batch part = context.batch(parts.get(number), step, StepClock.OFF);
      return context.updater().firstNotFinite(part, draws);
    }
  }
}
