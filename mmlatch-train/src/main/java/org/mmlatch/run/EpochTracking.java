package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.batch.Batch;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Autograd;
import org.mmlatch.eval.Metrics;
import org.mmlatch.nn.Pass;
import org.mmlatch.settings.Settings;
import org.mmlatch.tracking.EventFile;
import org.mmlatch.tracking.Tracker;
import org.mmlatch.train.EpochRecord;
import org.mmlatch.train.TrainingData;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * Tells a tracker what every epoch came to: losses, learning rate and, of the segments of one
 * validation batch, how the masks are distributed. Nothing of it enters the training.
 */
final class EpochTracking implements TrainingListener {
  private final Tracker tracker;
  private final RunModel model;
  private final TrainingData data;
  private final NDManager manager;

  EpochTracking(Tracker tracker, RunModel model, TrainingData data, NDManager manager) {
    this.tracker = tracker;
    this.model = model;
    this.data = data;
    this.manager = manager;
  }

  /** Opens the tracker that the settings ask for, of a training that is about to go on. */
  static Tracker open(RunFolder folder, Settings settings, TrainingState start) {
    if (!settings.tracking().tensorboard()) {
      return Tracker.NONE;
    }
    Tracker tracker = EventFile.open(folder.tensorboard(), start.history().size());
    tracker.settings(settings.values());
    long known = tracker.lastStep(); // an epoch may have been saved without being tracked
    start.history().stream().filter(e -> e.epoch() > known).forEach(e -> scalars(tracker, e));
    return tracker;
  }

  @Override
  public void afterEpoch(TrainingState state) {
    EpochRecord epoch = state.history().get(state.history().size() - 1);
    scalars(tracker, epoch);
    if (model.model().hasFeedback() && tracker != Tracker.NONE) {
      trackMasks(epoch.epoch());
    }
  }

  private static void scalars(Tracker tracker, EpochRecord epoch) {
    tracker.scalar("loss/train", epoch.epoch(), epoch.trainLoss());
    tracker.scalar("loss/valid", epoch.epoch(), epoch.validLoss());
    tracker.scalar("learning-rate", epoch.epoch(), epoch.learningRate());
    epoch.terms().forEach((name, value) -> tracker.scalar("loss/" + name, epoch.epoch(), value));
    epoch
        .validMetrics()
        .forEach((key, value) -> tracker.scalar("validation/" + key, epoch.epoch(), value));
  }

  /** Tracks the metrics of a finished run. */
  static void results(Tracker tracker, long epochs, Map<SplitName, Metrics> results) {
    results.forEach(
        (split, metrics) ->
            metrics
                .values()
                .forEach(
                    (metric, value) ->
                        tracker.scalar(split.key() + "/" + metric.key(), epochs, value)));
  }

  private void trackMasks(long epoch) {
    List<int[]> batches = data.validBatches();
    int[] segments = batches.get(batches.size() / 2); // of middling length
    int[] lengths =
        Arrays.stream(segments).map(segment -> data.valid().lengths()[segment]).toArray();
    try (NDManager step = manager.newSubManager()) {
      Batch batch = data.valid().batch(segments, step);
      Pass pass = new Pass(new ParameterStore(step, false), Pass.Purpose.EVALUATION);
      Map<Modality, NDArray> masks =
          Autograd.unrecorded(() -> model.stages().masks(pass, model.padding().of(batch)));
      masks.forEach(
          (modality, mask) ->
              tracker.histogram("mask/" + modality.key(), epoch, real(mask, lengths)));
    }
  }

  /** Returns the values of a mask (B, T, D) at real steps. */
  private static float[] real(NDArray mask, int[] lengths) {
    int steps = (int) mask.getShape().get(1);
    int dim = (int) mask.getShape().get(2);
    float[] all = mask.toFloatArray();
    FloatBuffer real = FloatBuffer.allocate(Arrays.stream(lengths).sum() * dim);
    for (int i = 0; i < lengths.length; i++) {
      real.put(all, i * steps * dim, lengths[i] * dim);
    }
    return real.array();
  }
}
