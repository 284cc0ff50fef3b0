package org.mmlatch.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.mmlatch.batch.Batch;
import org.mmlatch.engine.CudaGraphs;
import org.mmlatch.nn.RandomSource;
import org.mmlatch.settings.CudaGraphUse;
import org.mmlatch.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes several updates before it reads their losses, so that the device is never idle. The results
 * are those of {@link SynchronousSteps}, except that a loss that is not finite is noticed only
 * after it has spoiled the weights in memory. Checkpoints are saved only after the losses have been
 * read, so they never contain such weights.
 *
 * @param updates maximum number of updates between two reads
 * @param replayed runs the steps as CUDA graphs; empty: operator by operator
 */
record AsynchronousSteps(StepContext context, int updates, Optional<ReplayedSteps> replayed)
    implements StepLoop {
  /** Large enough to make the wait negligible, small enough to stop within a second. */
  private static final int UPDATES = 16;

  private static final Logger LOG = LoggerFactory.getLogger(AsynchronousSteps.class);

  /** Creates a loop without CUDA graphs. */
  AsynchronousSteps(StepContext context, int updates) {
    this(context, updates, Optional.empty());
  }

  /**
   * Returns the loop for a GPU.
   *
   * @throws SettingsException if CUDA graphs are required but not available
   */
  static AsynchronousSteps on(Device gpu, StepContext context, CudaGraphUse graphs) {
    if (graphs == CudaGraphUse.NEVER) {
      return new AsynchronousSteps(context, UPDATES);
    }
    Optional<String> problem = CudaGraphs.problem();
    if (problem.isPresent()) {
      if (graphs == CudaGraphUse.ALWAYS) {
        throw new SettingsException("cuda-graphs is always, but " + problem.get());
      }
      LOG.info("training without CUDA graphs: {}", problem.get());
      return new AsynchronousSteps(context, UPDATES);
    }
    ReplayedSteps steps =
        new ReplayedSteps(context.trainingStep(), new CudaGraphs(gpu), context.manager());
    return new AsynchronousSteps(context, UPDATES, Optional.of(steps));
  }

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
      RandomSource draws = context.draws(state, 0, 1);
      try (NDManager step = context.manager().newSubManager()) {
        Batch batch = context.part(state, epoch, 0, step, context.clock());
        NDArray losses = accumulate(batch, draws);
        unread.addLosses(
            losses,
            context.trainingStep().terms(),
            state.batches() + 1,
            segments.length,
            () -> context.ids(segments));
      }
      state =
          state.afterBatch(
              LossSums.NONE, segments.length); // its losses are added when they are read
    }
    try (NDManager step = context.manager().newSubManager()) {
      unread.addGradients(context.trainingStep().updateUnread(state, step), state.batches());
    }
    return state.afterUpdate();
  }

  private NDArray accumulate(Batch batch, RandomSource draws) {
    return replayed.isPresent()
        ? replayed.get().accumulate(batch, draws)
        : context.trainingStep().accumulateUnread(batch, draws);
  }

  @Override
  public void close() {
    replayed.ifPresent(ReplayedSteps::close);
  }
}
