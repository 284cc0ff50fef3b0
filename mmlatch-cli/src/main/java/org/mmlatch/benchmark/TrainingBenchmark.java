package org.mmlatch.benchmark;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Devices;
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
 * @param millis per step of each part
 * @param speed of all steps
 */
public record TrainingBenchmark(int steps, Map<StepPart, Double> millis, Speed speed) {
  /**
   * Trains on the batches of one epoch after the other, without validating in between.
   *
   * @param warmUp batches before those that are measured, on a GPU a few more
   * @param measured batches to measure, on a GPU a few less
   * @throws SettingsException if a GPU is looked at too rarely to measure so few
   */
  public static TrainingBenchmark run(Settings settings, Corpus corpus, int warmUp, int measured) {
    try (NDManager manager = NDManager.newBaseManager(Devices.announced(settings.device()))) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      Lesson lesson = inOneEpoch(model.lesson(corpus, manager), warmUp + measured);
      Adam adam = new Adam(model.weights(), settings.train().weightDecay(), manager);
      PartTimes times = new PartTimes();
      Trainer trainer = new Trainer(settings, lesson, model.stages(), adam, manager, times);
      List<int[]> epoch = lesson.trainBatches().apply(1);
      Window window = new Window(warmUp, times);
      var unused =
          trainer.train(
              TrainingState.start(settings.train().learningRate()), window, window::isOver);
      List<int[]> batches = epoch.subList(Math.min(window.start, window.batches), window.batches);
      if (batches.isEmpty()) {
        throw new SettingsException(
            "a GPU is looked at every few batches, so that %d are over before anything is measured;"
                    .formatted(epoch.size())
                + " measure more steps");
      }
      int[] lengths = lesson.train().lengths();
      Flops flops = Flops.of(model.stages(), manager);
      Work work = new Work();
      batches.stream()
          .flatMapToInt(Arrays::stream)
          .forEach(segment -> work.add(flops.training(lengths[segment])));
      return new TrainingBenchmark(
          batches.size(),
          times.millisPerStep(batches.size()),
          Speed.of(window.seconds, batches, 1, lengths, work, model.workers(), manager));
    }
  }

  /** Returns a lesson whose epoch is the first batches of the first epochs of another. */
  private static Lesson inOneEpoch(Lesson lesson, int number) {
    List<int[]> batches = new ArrayList<>();
    for (int epoch = 1; batches.size() < number; epoch++) {
      batches.addAll(lesson.trainBatches().apply(epoch));
    }
    List<int[]> first = List.copyOf(batches.subList(0, number));
    return new Lesson(lesson.train(), epoch -> first, lesson.valid(), lesson.validBatches());
  }

  /** Returns the milliseconds that a step took on average. */
  public double stepMillis() {
    return 1000 * speed.seconds() / steps;
  }

  /** Returns all figures by name. */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("steps", steps);
    json.addProperty("steps_per_second", steps / speed.seconds());
    JsonObject parts = new JsonObject();
    millis.forEach((part, value) -> parts.addProperty(part.label(), value));
    json.add("milliseconds_per_step", parts);
    json.addProperty("gflop_per_step", speed.gigaflops() / steps);
    speed.addTo(json);
    return json;
  }

  /** The batches of the epoch that are measured; a GPU is looked at after several. */
  private static final class Window implements TrainingListener {
    private final int first;
    private final PartTimes times;
    private int start = Integer.MAX_VALUE;
    private int batches;
    private long startNanos;
    private double seconds;
    private boolean over;

    Window(int first, PartTimes times) {
      this.first = first;
      this.times = times;
    }

    @Override
    public void afterUpdate(TrainingState state, int batchesInEpoch) {
      batches = state.batches();
      seconds = (System.nanoTime() - startNanos) / 1e9;
      over = batches == batchesInEpoch;
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
