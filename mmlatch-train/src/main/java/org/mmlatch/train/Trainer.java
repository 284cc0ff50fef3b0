package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.Parallelism;
import org.mmlatch.engine.TrainingPrecision;
import org.mmlatch.engine.Workers;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.settings.CudaGraphUse;
import org.mmlatch.settings.Precision;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.TrainSettings;
import org.mmlatch.settings.ValidLoss;

/**
 * The training loop (section 3): epochs of batches, validation, learning-rate schedule, early
 * stopping. It writes no files; a listener decides what is saved and when.
 */
public final class Trainer {
  /** A loss below this on a single batch shows that a model can learn. */
  public static final double OVERFIT_LOSS = 0.05;

  private final Settings settings;
  private final Schedule schedule;
  private final Seeds seeds;
  private final TrainingData data;
  private final StepContext context;
  private final Predictor predictor;
  private final Workers workers;
  private final NDManager manager;
  private final CudaGraphUse graphs;

  /**
   * Creates a trainer.
   *
   * @param manager manager on the device of the model and the data; owns the arrays of the steps
   * @param clock is notified at the end of each part of a step
   */
  public Trainer(
      Settings settings,
      TrainingData data,
      TwoStages stages,
      Optimizer optimizer,
      NDManager manager,
      StepClock clock) {
    this.settings = settings;
    this.data = data;
    this.manager = manager;
    graphs = graphs(settings, stages.model().config().encoder());
    schedule = Schedule.of(settings);
    seeds = new Seeds(settings.seed());
    BatchSegments padding = new BatchSegments(settings.model().padding());
    workers = Parallelism.of(settings).on(manager.getDevice());
    TrainingStep trainingStep =
        new TrainingStep(
            data.task(),
            stages,
            padding,
            optimizer,
            settings.train(),
            workers,
            TrainingPrecision.products(settings.precision(), manager),
            manager,
            clock);
    int accumulation = settings.train().accumulation();
    context = new StepContext(data, trainingStep, workers, seeds, accumulation, manager, clock);
    predictor = new Predictor(stages, padding, workers, manager);
  }

  private static CudaGraphUse graphs(Settings settings, EncoderConfig encoder) {
    boolean tried = encoder.replaysExactly() && settings.precision() == Precision.FLOAT32;
    return settings.cudaGraphs() == CudaGraphUse.AUTO && !tried
        ? CudaGraphUse.NEVER
        : settings.cudaGraphs();
  }

  /**
   * Trains from {@code start} until the last epoch, until early stopping, or until {@code stop}
   * returns true.
   *
   * @param stop called after every update, on a GPU after every few updates
   * @return the state at the end
   * @throws NotFiniteException if a loss or gradient is not finite
   */
  public TrainingState train(TrainingState start, TrainingListener listener, BooleanSupplier stop) {
    try (StepLoop loop = StepLoop.on(manager.getDevice(), context, graphs)) {
      return train(start, loop, listener, stop);
    }
  }

  private TrainingState train(
      TrainingState start, StepLoop loop, TrainingListener listener, BooleanSupplier stop) {
    TrainingState state = start;
    while (!isOver(state, settings.train())) {
      try (Epoch epoch = data.epoch(state.epoch(), workers, manager)) {
        while (state.batches() < epoch.size()) {
          state = loop.advance(state, epoch);
          listener.afterUpdate(state, epoch.size());
          if (stop.getAsBoolean()) {
            return state;
          }
        }
      }
      state = validate(state);
      listener.afterEpoch(state);
    }
    return state;
  }

  /** Returns whether the training is over at {@code state}. */
  public static boolean isOver(TrainingState state, TrainSettings settings) {
    return state.epoch() > settings.epochs()
        || (settings.overfitOneBatch() && state.earlyStopping().best() < OVERFIT_LOSS)
        || state.earlyStopping().bad() >= settings.earlyStop();
  }

  private TrainingState validate(TrainingState state) {
    Devices.seed(seeds.evaluation(state.epoch()));
    float[][] predictions = predictor.predict(data.valid(), data.validBatches());
    double validLoss =
        isByTotal()
            ? predictor.loss(data.valid(), data.validBatches(), data.unweighted())
            : data.validLoss(predictions);
    Map<String, Double> metrics =
        Double.isFinite(validLoss) ? data.validMetrics(predictions) : Map.of();
    Schedule.State next =
        schedule.after(state.schedule(), state.epoch(), state.trainLoss(), validLoss);
    return state.afterEpoch(validLoss, metrics, next);
  }

  private boolean isByTotal() {
    TrainSettings train = settings.train();
    return train.validLoss() == ValidLoss.TOTAL && !train.overfitOneBatch();
  }
}
