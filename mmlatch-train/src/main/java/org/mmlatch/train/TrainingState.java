package org.mmlatch.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The state of a training except its weights and moments; together they are all that is needed to
 * resume.
 *
 * @param epoch the epoch under way, counted from 1
 * @param batches batches of the epoch that have been trained on
 * @param losses of these batches: the means over a batch times its segments, summed
 * @param segments segments in these batches
 * @param updates updates of the weights so far
 * @param schedule the learning rate
 * @param earlyStopping when to stop
 * @param history the epochs that are over
 */
public record TrainingState(
    int epoch,
    int batches,
    LossSums losses,
    long segments,
    long updates,
    Schedule.State schedule,
    EarlyStopping earlyStopping,
    List<EpochRecord> history) {
  /** Copies the history. */
  public TrainingState {
    history = List.copyOf(history);
  }

  /** Returns the state before the first batch of a training by a schedule. */
  public static TrainingState start(Schedule schedule) {
    return new TrainingState(
        1, 0, LossSums.NONE, 0, 0, schedule.start(), EarlyStopping.START, List.of());
  }

  /** Returns the state after a batch, whose gradients are not applied yet. */
  TrainingState afterBatch(LossSums batchLosses, int batchSegments) {
    return new TrainingState(
        epoch,
        batches + 1,
        losses.plus(batchLosses),
        segments + batchSegments,
        updates,
        schedule,
        earlyStopping,
        history);
  }

  /** Returns this state with the losses of batches that it counts without them. */
  TrainingState withLosses(LossSums batchLosses) {
    return new TrainingState(
        epoch,
        batches,
        losses.plus(batchLosses),
        segments,
        updates,
        schedule,
        earlyStopping,
        history);
  }

  /** Returns the state after the weights have been updated. */
  TrainingState afterUpdate() {
    return new TrainingState(
        epoch, batches, losses, segments, updates + 1, schedule, earlyStopping, history);
  }

  /** Returns the task's mean loss over the epoch's batches so far. */
  double trainLoss() {
    return losses.task() / segments;
  }

  /** Returns the state at the beginning of the next epoch. */
  TrainingState afterEpoch(
      double validLoss, Map<String, Double> validMetrics, Schedule.State newSchedule) {
    Map<String, Double> means = losses.each(sum -> sum / segments).terms();
    List<EpochRecord> longer = new ArrayList<>(history);
    longer.add(
        new EpochRecord(epoch, trainLoss(), validLoss, schedule.rate(), means, validMetrics));
    return new TrainingState(
        epoch + 1,
        0,
        LossSums.NONE,
        0,
        updates,
        newSchedule,
        earlyStopping.after(epoch, validLoss),
        longer);
  }
}
