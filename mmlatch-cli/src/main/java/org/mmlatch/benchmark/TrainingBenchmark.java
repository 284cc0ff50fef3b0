package org.mmlatch.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Devices;
import org.mmlatch.engine.TrainingPrecision;
import org.mmlatch.run.RunModel;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.Schedule;
import org.mmlatch.train.StepPart;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingData;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * Measures training steps with the loop, batches and model of a training run. Nothing is saved.
 *
 * @param steps number of batches measured
 * @param millis milliseconds per step, by part of the step
 * @param speed speed over all steps
 * @param operators what PyTorch's operators cost in some further steps, if they were recorded
 */
public record TrainingBenchmark(
    int steps, Map<StepPart, Double> millis, Speed speed, Optional<OperatorCosts> operators) {
  /**
   * Trains on the batches of the first epochs without validation.
   *
   * @param epochs number of epochs from which batches are taken
   * @param warmUp number of warm-up batches, limited to half of all; on a GPU a few more
   * @param measured number of batches to measure, limited to those available
   * @param traced whether to record the operators of some further steps
   * @throws SettingsException if there are too few batches to measure, if the operators of several
   *     workers are to be recorded, or if the device does not support the precision
   */
  public static TrainingBenchmark run(
      Settings settings, Corpus corpus, int epochs, int warmUp, int measured, boolean traced) {
    Device device = Devices.announced(settings.device());
    TrainingPrecision.require(settings.precision(), device);
    try (NDManager manager = NDManager.newBaseManager(device)) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      if (traced && model.workers().number() > 1) {
        throw new SettingsException(
            "the operators of %d workers cannot be recorded; add -Dworkers=1"
                .formatted(model.workers().number()));
      }
      TrainingData data = inOneEpoch(model.data(corpus, manager), epochs);
      Optimizer optimizer = model.optimizer(manager);
      PartTimes times = new PartTimes();
      Trainer trainer = new Trainer(settings, data, model.stages(), optimizer, manager, times);
      List<int[]> epoch = data.trainBatches().apply(1);
      int first = Math.min(warmUp, epoch.size() / 2);
      Window window = new Window(first, Math.min(epoch.size(), first + measured), times);
      var unused =
          trainer.train(TrainingState.start(Schedule.of(settings)), window, window::isOver);
      List<int[]> batches = epoch.subList(Math.min(window.start, window.batches), window.batches);
      if (batches.isEmpty() || (traced && epoch.size() < 2)) {
        throw new SettingsException(
            "the %d batches end before anything is measured; use a larger corpus, more --over-epochs or a smaller train.batch-size"
                .formatted(epoch.size()));
      }
      List<SegmentSize> sizes = SegmentSize.of(data.train());
      Flops flops = Flops.of(model.stages(), manager);
      Work work = new Work();
      batches.stream()
          .flatMapToInt(Arrays::stream)
          .forEach(segment -> work.add(flops.training(sizes.get(segment))));
      return new TrainingBenchmark(
          batches.size(),
          times.millisPerStep(batches.size()),
          Speed.of(window.seconds, batches, 1, sizes, work, model.workers(), manager),
          traced ? Optional.of(OperatorCosts.of(trainer, settings)) : Optional.empty());
    }
  }

  /** Returns data with a single epoch that concatenates the first epochs of {@code data}. */
  private static TrainingData inOneEpoch(TrainingData data, int epochs) {
    List<int[]> batches =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(data.trainBatches())
            .flatMap(List::stream)
            .toList();
    return new TrainingData(
        data.train(),
        epoch -> batches,
        data.valid(),
        data.validBatches(),
        data.task(),
        data.unweighted());
  }

  /** Returns the mean time of a step in milliseconds. */
  public double stepMillis() {
    return 1000 * speed.seconds() / steps;
  }

  /** Returns all results by name. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("steps", steps);
    json.addProperty("steps_per_second", steps / speed.seconds());
    JsonObject parts = new JsonObject();
    millis.forEach((part, value) -> parts.addProperty(part.label(), value));
    json.add("milliseconds_per_step", parts);
    json.addProperty("gflop_per_step", speed.gigaflops() / steps);
    speed.addTo(json);
    operators.ifPresent(costs -> json.add("operators", costs.toJson()));
    return json;
  }

  /**
   * The range of batches to measure. On a GPU, the listener is called only after several batches,
   * so the range starts later.
   */
  private static final class Window implements TrainingListener {
    private final int first;
    private final int last;
    private final PartTimes times;
    private int start = Integer.MAX_VALUE;
    private int batches;
    private long startNanos;
    private double seconds;
    private boolean over;

    Window(int first, int last, PartTimes times) {
      this.first = first;
      this.last = last;
      this.times = times;
    }

    @Override
    public void afterUpdate(TrainingState state, int batchesInEpoch) {
      batches = state.batches();
      seconds = (System.nanoTime() - startNanos) / 1e9;
      over = batches >= last;
      if (batches >= first && start > batches) {
        start = batches;
        startNanos = System.nanoTime();
        times.restart();
      }
    }

    boolean isOver() {
      return over;
    }
  }
}
