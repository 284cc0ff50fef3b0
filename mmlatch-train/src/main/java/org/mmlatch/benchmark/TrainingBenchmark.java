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
import org.mmlatch.settings.SettingsException;
import org.mmlatch.train.Adam;
import org.mmlatch.train.Lesson;
import org.mmlatch.train.StepPart;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * Measures training steps as they are in a run: the same loop, batches and model, nothing saved.
 *
 * @param steps batches that were measured
 * @param segments trained on in these
 * @param seconds that they took
 * @param millis per step of each part
 * @param paddingShare of the steps of the batches, in [0, 1)
 * @param gigaflops needed per step, see {@link Flops}
 * @param floorMillis that the products of a step take by themselves, see {@link MeasuredRates}
 * @param memory of the process
 */
public record TrainingBenchmark(
    int steps,
    long segments,
    double seconds,
    Map<StepPart, Double> millis,
    double paddingShare,
    double gigaflops,
    double floorMillis,
    ProcessMemory memory) {
  /**
   * Trains on the first batches of an epoch.
   *
   * @param warmUp batches before those that are measured, on a GPU a few more
   * @param measured batches to measure, fewer if the epoch is shorter
   * @throws SettingsException if the epoch is too short to measure anything
   */
  public static TrainingBenchmark run(Settings settings, Corpus corpus, int warmUp, int measured) {
    try (NDManager manager = NDManager.newBaseManager(Devices.announced(settings.device()))) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      Lesson lesson = model.lesson(corpus, manager);
      Adam adam = new Adam(model.weights(), settings.train().weightDecay(), manager);
      PartTimes times = new PartTimes();
      Trainer trainer = new Trainer(settings, lesson, model.stages(), adam, manager, times);
      List<int[]> epoch = lesson.trainBatches().apply(1);
      int first = Math.min(warmUp, epoch.size() / 2);
      Window window = new Window(first, Math.min(epoch.size(), first + measured), times);
      var unused =
          trainer.train(
              TrainingState.start(settings.train().learningRate()), window, window::isOver);
      List<int[]> batches = epoch.subList(Math.min(window.start, window.batches), window.batches);
      if (batches.isEmpty()) {
        throw new SettingsException(
            "an epoch of %d batches is over before anything is measured; use a larger corpus or a smaller train.batch-size"
                .formatted(epoch.size()));
      }
      int[] lengths = lesson.train().lengths();
      Flops flops = new Flops(model.model().config());
      Work work = new Work();
      batches.stream()
          .flatMapToInt(Arrays::stream)
          .forEach(segment -> work.add(flops.training(lengths[segment])));
      ProcessMemory memory = ProcessMemory.now();
      return new TrainingBenchmark(
          batches.size(),
          batches.stream().mapToLong(batch -> batch.length).sum(),
          window.seconds,
          times.millisPerStep(batches.size()),
          BatchOrder.paddingShare(batches, lengths),
          work.operations() / batches.size() / 1e9,
          1000
              * MeasuredRates.of(batches, lengths, model.workers(), manager).seconds(work)
              / batches.size(),
          memory);
    }
  }

  /** Returns the speed in segments per second. */
  public double segmentsPerSecond() {
    return segments / seconds;
  }

  /** Returns how many times the floor a step takes. */
  public double timesTheFloor() {
    return 1000 * seconds / steps / floorMillis;
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
    json.addProperty("floor_milliseconds_per_step", floorMillis);
    json.addProperty("times_the_floor", timesTheFloor());
    json.addProperty("resident_bytes", memory.residentBytes());
    json.addProperty("peak_resident_bytes", memory.peakBytes());
    return json;
  }

  /** The batches of the first epoch that are measured; a GPU is looked at after several. */
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
      over = batches >= last || batches == batchesInEpoch;
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
