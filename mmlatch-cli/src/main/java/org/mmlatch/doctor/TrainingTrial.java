package org.mmlatch.doctor;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleOptions;
import org.mmlatch.engine.TrainingPrecision;
import org.mmlatch.run.RunModel;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.StepClock;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingData;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * Measures the training speed for up to about a second on data with the dimensions of the paper's.
 * The first update is a warm-up, as is the whole first epoch if it takes less than a second.
 */
final class TrainingTrial implements TrainingListener {
  private static final double ENOUGH = 1; // second

  private long start = System.nanoTime();
  private long segmentsBefore;
  private long updates;
  private double seconds;
  private long segments;
  private boolean over;

  private TrainingTrial() {}

  /** Returns the options of the corpus to train on: a few batches with 300, 74 and 35 features. */
  static SampleOptions corpus() {
    return SampleOptions.standard()
        .withSegments(Map.of(SplitName.TRAIN, 128, SplitName.VALID, 16, SplitName.TEST, 1))
        .withDims(Map.of(Modality.TEXT, 300, Modality.AUDIO, 74, Modality.VISUAL, 35));
  }

  /** Returns the training speed of the settings' model on a device, in segments per second. */
  static double segmentsPerSecond(Device device, Settings settings, Corpus corpus) {
    TrainingPrecision.require(settings.precision(), device);
    try (NDManager manager = NDManager.newBaseManager(device)) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      TrainingData data = model.data(corpus, manager);
      Optimizer optimizer = model.optimizer(manager);
      Trainer trainer =
          new Trainer(settings, data, model.stages(), optimizer, manager, StepClock.OFF);
      TrainingTrial trial = new TrainingTrial();
      var unused = trainer.train(TrainingState.start(Schedule.of(settings)), trial, trial::isOver);
      return trial.segments / trial.seconds;
    }
  }

  @Override
  public void afterUpdate(TrainingState state, int batchesInEpoch) {
    seconds = (System.nanoTime() - start) / 1e9;
    segments = state.segments() - segmentsBefore;
    if (updates == 0) {
      restart(state.segments());
    } else {
      over = seconds >= ENOUGH || (state.epoch() > 1 && state.batches() == batchesInEpoch);
    }
    updates = state.updates();
  }

  @Override
  public void afterEpoch(TrainingState state) {
    restart(0);
  }

  private void restart(long segmentsSoFar) {
    start = System.nanoTime();
    segmentsBefore = segmentsSoFar;
  }

  private boolean isOver() {
    return over;
  }
}
