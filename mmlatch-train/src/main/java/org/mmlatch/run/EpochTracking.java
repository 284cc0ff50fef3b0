package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mmlatch.Modality;
import org.mmlatch.batch.Batch;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Autograd;
import org.mmlatch.eval.Metrics;
import org.mmlatch.nn.Pass;
import org.mmlatch.settings.SettingDifference;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.settings.TrackingSettings;
import org.mmlatch.tracking.EventFile;
import org.mmlatch.tracking.JsonLines;
import org.mmlatch.tracking.Tracker;
import org.mmlatch.train.EpochRecord;
import org.mmlatch.train.TrainingData;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * Sends the results of every epoch to trackers: losses, learning rate, validation metrics and, for
 * one validation batch, histograms of the feedback masks. It does not influence the training.
 */
final class EpochTracking implements AutoCloseable {
  /** All kinds of trackers: the setting that enables each, and how it is opened. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              TrackingSettings::tensorboard,
              (run, settings, epochs) ->
                  EventFile.open(run.tensorboard(), epochs, settings.values(), telling(settings))),
          new Kind(
              TrackingSettings::jsonLines,
              (run, settings, epochs) -> JsonLines.open(run.metricLines(), epochs)));

  /**
   * Settings shown as TensorBoard's hyperparameters, besides those that differ from the defaults.
   */
  private static final List<String> TELLING =
      List.of("model.encoder", "feedback.type", "train.learning-rate", "train.batch-size", "seed");

  private final List<Tracker> trackers;

  private record Kind(Predicate<TrackingSettings> asked, Opener opener) {}

  /** Opens a tracker for a training that continues after a number of epochs. */
  private interface Opener {
    Tracker open(RunFolder run, Settings settings, int epochs);
  }

  private EpochTracking(List<Tracker> trackers) {
    this.trackers = trackers;
  }

  /**
   * Opens the trackers that the settings enable, for a training that starts or resumes at {@code
   * start}.
   */
  static EpochTracking open(RunFolder folder, Settings settings, TrainingState start) {
    EpochTracking opened = new EpochTracking(new ArrayList<>());
    try {
      for (Kind kind : KINDS) {
        if (kind.asked().test(settings.tracking())) {
          opened.add(kind.opener().open(folder, settings, start.history().size()), start);
        }
      }
      return opened;
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Adds a tracker and sends it the finished epochs that it has missed: a process may have been
   * killed between saving and tracking an epoch.
   */
  private void add(Tracker tracker, TrainingState start) {
    trackers.add(tracker);
    start.history().stream()
        .filter(epoch -> epoch.epoch() > tracker.lastStep())
        .forEach(epoch -> tracker.scalars(epoch.epoch(), scalars(epoch)));
  }

  private static Set<String> telling(Settings settings) {
    Set<String> telling = new HashSet<>(TELLING);
    settings.differences(SettingsLoader.defaults()).stream()
        .map(SettingDifference::key)
        .filter(key -> !key.matches("(checkpoint|tracking)\\..*"))
        .forEach(telling::add);
    return telling;
  }

  private static Map<String, Double> scalars(EpochRecord epoch) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    scalars.put("loss/train", epoch.trainLoss());
    scalars.put("loss/valid", epoch.validLoss());
    scalars.put("learning-rate", epoch.learningRate());
    epoch.terms().forEach((name, value) -> scalars.put("loss/" + name, value));
    epoch.validMetrics().forEach((key, value) -> scalars.put("validation/" + key, value));
    return scalars;
  }

  /** Returns a listener that sends every epoch's results to the trackers. */
  TrainingListener of(RunModel model, TrainingData data, NDManager manager) {
    return new TrainingListener() {
      @Override
      public void afterEpoch(TrainingState state) {
        EpochRecord epoch = state.history().get(state.history().size() - 1);
        trackers.forEach(tracker -> tracker.scalars(epoch.epoch(), scalars(epoch)));
        List<Tracker> takers = trackers.stream().filter(Tracker::takesHistograms).toList();
        if (model.model().hasFeedback() && !takers.isEmpty()) {
          masks(model, data, manager)
              .forEach(
                  (name, values) ->
                      takers.forEach(taker -> taker.histogram(name, epoch.epoch(), values)));
        }
      }
    };
  }

  /** Sends the final metrics of a finished run to the trackers. */
  void results(long epochs, Map<SplitName, Metrics> results) {
    Map<String, Double> scalars = new LinkedHashMap<>();
    results.forEach(
        (split, metrics) ->
            metrics
                .values()
                .forEach((metric, value) -> scalars.put(split.key() + "/" + metric.key(), value)));
    if (!scalars.isEmpty()) { // train.overfit-one-batch has no results
      trackers.forEach(tracker -> tracker.scalars(epochs, scalars));
    }
    trackers.forEach(Tracker::finished);
  }

  @Override
  public void close() {
    trackers.forEach(Tracker::close);
  }

  /** Returns the masks of one validation batch's segments, by name. */
  private static Map<String, float[]> masks(RunModel model, TrainingData data, NDManager manager) {
    List<int[]> batches = data.validBatches();
    int[] segments = batches.get(batches.size() / 2); // of medium length
    int[] lengths =
        Arrays.stream(segments).map(segment -> data.valid().lengths()[segment]).toArray();
    try (NDManager step = manager.newSubManager()) {
      Batch batch = data.valid().batch(segments, step);
      Pass pass = new Pass(new ParameterStore(step, false), Pass.Purpose.EVALUATION);
      Map<Modality, NDArray> masks =
          Autograd.unrecorded(() -> model.stages().masks(pass, model.padding().of(batch)));
      Map<String, float[]> real = new LinkedHashMap<>();
      masks.forEach((modality, mask) -> real.put("mask/" + modality.key(), real(mask, lengths)));
      return real;
    }
  }

  /** Returns the values of a mask (B, T, D) at real steps, without padding. */
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
