package org.mmlatch.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a training stands, besides its weights and moments: with them, all that is needed to go on.
 *
 * @param epoch the epoch under way, counted from 1
 * @param batches batches of the epoch that have been trained on
 * @param absoluteErrors sum of absolute errors over these batches
 * @param segments segments in these batches
 * @param updates updates of the weights so far
 * @param schedule the learning rate
 * @param earlyStopping when to stop
 * @param history the epochs that are over
 */
public record TrainingState(
    int epoch,
    int batches,
    double absoluteErrors,
    long segments,
    long updates,
    ReduceOnPlateau schedule,
    EarlyStopping earlyStopping,
    List<EpochRecord> history) {
  /** Copies the history. */
  public TrainingState {
    history = List.copyOf(history);
  }

  /** Returns the state before the first batch. */
  public static TrainingState start(double learningRate) {
    return new TrainingState(
        1, 0, 0, 0, 0, ReduceOnPlateau.startingAt(learningRate), EarlyStopping.START, List.of());
  }

  /** Returns the state after a batch, whose gradients are not applied yet. */
  TrainingState afterBatch(double batchAbsoluteErrors, int batchSegments) {
    return new TrainingState(
        epoch,
        batches + 1,
        absoluteErrors + batchAbsoluteErrors,
        segments + batchSegments,
        updates,
        schedule,
        earlyStopping,
        history);
  }

  /** Returns this state with the absolute errors of batches that it counts without them. */
  TrainingState withErrors(double batchAbsoluteErrors) {
    return new TrainingState(
        epoch,
        batches,
        absoluteErrors + batchAbsoluteErrors,
        segments,
        updates,
        schedule,
        earlyStopping,
        history);
  }

  /** Returns the state after the weights have been updated. */
  TrainingState afterUpdate() {
    return new TrainingState(
        epoch, batches, absoluteErrors, segments, updates + 1, schedule, earlyStopping, history);
  }

  /** Returns the mean absolute error over the epoch's batches so far. */
  double trainLoss() {
    return absoluteErrors / segments;
  }

  /** Returns the state at the beginning of the next epoch. */
  TrainingState afterEpoch(double validLoss, ReduceOnPlateau newSchedule) {
    List<EpochRecord> longer = new ArrayList<>(history);
    longer.add(new EpochRecord(epoch, trainLoss(), validLoss, schedule.rate()));
    return new TrainingState(
        epoch + 1, 0, 0, 0, updates, newSchedule, earlyStopping.after(epoch, validLoss), longer);
  }
}
