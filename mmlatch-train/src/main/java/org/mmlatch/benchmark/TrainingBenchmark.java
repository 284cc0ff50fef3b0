package org.mmlatch.benchmark;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mmlatch.batch.BatchOrder;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Devices;
import org.mmlatch.run.ProcessMemory;
import org.mmlatch.run.RunModel;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.Adam;
import org.mmlatch.train.Lesson;
import org.mmlatch.train.StepPart;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * Measures training steps as they are in a run: the same loop, batches and model, nothing saved.
 *
 * @param steps updates that were measured
 * @param segments trained on in these
 * @param seconds that they took
 * @param millis per step of each part
 * @param paddingShare of the steps of the batches, in [0, 1)
 * @param gigaflops needed per step, see {@link Flops}
 * @param memory of the process
 */
public record TrainingBenchmark(
    int steps,
    long segments,
    double seconds,
    Map<StepPart, Double> millis,
    double paddingShare,
    double gigaflops,
    ProcessMemory memory) {
  /**
   * Trains on the first batches of an epoch.
   *
   * @param warmUp updates before those that are measured
   * @param measured updates to measure, fewer if the epoch is shorter
   */
  public static TrainingBenchmark run(Settings settings, Corpus corpus, int warmUp, int measured) {
    try (NDManager manager = NDManager.newBaseManager(Devices.of(settings.device()))) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      Lesson lesson = model.lesson(corpus, manager);
      Adam adam = new Adam(model.weights(), settings.train().weightDecay(), manager);
      PartTimes times = new PartTimes();
      Trainer trainer = new Trainer(settings, lesson, model.stages(), adam, manager, times);
      List<int[]> epoch = lesson.trainBatches().apply(1);
      int first = Math.min(warmUp, epoch.size() / 2);
      List<int[]> batches = epoch.subList(first, Math.min(epoch.size(), first + measured));
      Window window = new Window(first, batches.size(), times);
      var unused =
          trainer.train(
              TrainingState.start(settings.train().learningRate()), window, window::isOver);
      int[] lengths = lesson.train().lengths();
      Flops flops = new Flops(model.model().config());
      double operations =
          batches.stream()
              .flatMapToInt(Arrays::stream)
              .mapToDouble(segment -> flops.training(lengths[segment]))
              .sum();
      return new TrainingBenchmark(
          batches.size(),
          batches.stream().mapToLong(batch -> batch.length).sum(),
          window.seconds,
          times.millisPerStep(batches.size()),
          BatchOrder.paddingShare(batches, lengths),
          operations / batches.size() / 1e9,
          ProcessMemory.now());
    }
  }

  /** Returns the speed in segments per second. */
  public double segmentsPerSecond() {
    return segments / seconds;
  }

  /** Returns all figures by name. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("steps", steps);
    json.addProperty("segments", segments);
    json.addProperty("seconds", seconds);
    json.addProperty("segments_per_second", segmentsPerSecond());
    json.addProperty("steps_per_second", steps / seconds);
    JsonObject parts = new JsonObject();
    millis.forEach((part, value) -> parts.addProperty(part.label(), value));
    json.add("milliseconds_per_step", parts);
    json.addProperty("padding_share", paddingShare);
    json.addProperty("gflop_per_step", gigaflops);
    json.addProperty("gflop_per_second", gigaflops * steps / seconds);
    json.addProperty("resident_bytes", memory.residentBytes());
    json.addProperty("peak_resident_bytes", memory.peakBytes());
    return json;
  }

  /** The updates that are measured. */
  private static final class Window implements TrainingListener {
    private final int first;
    private final int count;
    private final PartTimes times;
    private long start = System.nanoTime();
    private long updates;
    private double seconds;

    Window(int first, int count, PartTimes times) {
      this.first = first;
      this.count = count;
      this.times = times;
    }

    @Override
    public void afterUpdate(TrainingState state, int batchesInEpoch) {
      updates = state.updates();
      if (updates == first) {
        times.restart();
        start = System.nanoTime();
      }
      seconds = (System.nanoTime() - start) / 1e9;
    }

    boolean isOver() {
      return updates >= first + count;
    }
  }
}
