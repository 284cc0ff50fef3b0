package org.mmlatch.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The state of a training, except the weights and the optimizer's arrays. Together they are all
 * that is needed to resume.
 *
 * @param epoch the current epoch, counted from 1
 * @param batches number of batches of the epoch done so far
 * @param losses sums over these batches of the batch's mean loss times its number of segments
 * @param segments number of segments in these batches
 * @param updates number of weight updates so far
 * @param schedule the state of the learning-rate schedule
 * @param earlyStopping the state of early stopping
 * @param history the finished epochs
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

  /** Returns the state before the first batch. */
  public static TrainingState start(Schedule schedule) {
    return new TrainingState(
        1, 0, LossSums.NONE, 0, 0, schedule.start(), EarlyStopping.START, List.of());
  }

  /** Returns the state after a batch whose gradients are not applied yet. */
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

  /**
   * Returns this state with the losses of batches that were counted before their losses were read.
   */
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
