package org.mmlatch.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.settings.ScheduleSettings;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/** A learning-rate schedule. It is stateless: each method takes and returns a {@link State}. */
public interface Schedule {
  /**
   * The state of a schedule, as a checkpoint stores it.
   *
   * @param rate the learning rate of the current epoch
   * @param memory further state by name, {@link Integer}s and {@link Double}s; empty if the
   *     schedule depends only on the epoch
   */
  record State(double rate, Map<String, Number> memory) {
    /** Copies the map. */
    public State {
      memory = Collections.unmodifiableMap(new LinkedHashMap<>(memory));
    }
  }

  /** Returns the state in the first epoch. */
  State start();

  /**
   * Returns the state after an epoch.
   *
   * @param state the state in the epoch
   * @param epoch the finished epoch, counted from 1
   * @param trainLoss the task's mean loss over the epoch's batches
   * @param validLoss the validation loss: the task's mean loss over the validation split, or the
   *     total with {@code train.valid-loss = total}
   */
  State after(State state, int epoch, double trainLoss, double validLoss);

  /**
   * Returns the schedule that settings ask for.
   *
   * @throws SettingsException if the warm-up is not shorter than the training
   */
  static Schedule of(Settings settings) {
    ScheduleSettings schedule = settings.schedule();
    int epochs = settings.train().epochs();
    double rate = settings.train().learningRate();
    if (schedule.warmup() >= epochs) {
      throw new SettingsException(
          "schedule.warmup is %d, but train.epochs is %d: the warm-up must be shorter than the training"
              .formatted(schedule.warmup(), epochs));
    }
    double floor = schedule.floor() * rate;
    int falling = epochs - schedule.warmup();
    Schedule then =
        switch (schedule.type()) {
          case PLATEAU -> new ReduceOnPlateau(schedule, rate, floor);
          case CONSTANT -> new Decay(rate, rate, falling, over -> 1);
          case COSINE ->
              new Decay(rate, floor, falling, o -> (1 + StrictMath.cos(Math.PI * o)) / 2);
          case LINEAR -> new Decay(rate, floor, falling, over -> 1 - over);
        };
    return schedule.warmup() == 0 ? then : new WarmUp(schedule.warmup(), then);
  }
}
