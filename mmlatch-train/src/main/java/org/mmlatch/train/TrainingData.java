package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.mmlatch.batch.BatchOrder;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.engine.Workers;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.task.Task;

/**
 * The training and validation data.
 *
 * @param train segments to train on
 * @param trainBatches the batches of an epoch, counted from 1
 * @param valid segments to validate on
 * @param validBatches every segment to validate on, once
 * @param task the task to learn
 */
public record TrainingData(
    ResidentSplit train,
    IntFunction<List<int[]>> trainBatches,
    ResidentSplit valid,
    List<int[]> validBatches,
    Task task) {
  private static final int STEPS_OF_OVERFITTING = 50;

  /** Returns the data of a run: all of a training and a validation split. */
  public static TrainingData of(
      ResidentSplit train,
      BatchOrder order,
      Seeds seeds,
      ResidentSplit valid,
      List<int[]> validBatches,
      Task task) {
    int[] lengths = train.lengths();
    return new TrainingData(
        train, epoch -> order.shuffled(lengths, seeds.order(epoch)), valid, validBatches, task);
  }

  /**
   * Returns data for overfitting one batch: a batch of the training split, repeated, and validated
   * on itself.
   */
  public static TrainingData overfitting(
      ResidentSplit train, BatchOrder order, Seeds seeds, Task task) {
    int[] batch = order.shuffled(train.lengths(), seeds.order(1)).get(0);
    return new TrainingData(
        train,
        epoch -> Collections.nCopies(STEPS_OF_OVERFITTING, batch),
        train,
        List.of(batch),
        task);
  }

  /**
   * Puts an epoch on the device.
   *
   * @param number counted from 1
   * @param workers who compute parts of its batches
   * @param manager closes it if nobody does before
   */
  Epoch epoch(int number, Workers workers, NDManager manager) {
    return new Epoch(train, trainBatches.apply(number), workers, manager);
  }

  /** Returns the task's mean loss of predictions (N, K) for the segments that are validated on. */
  double validLoss(float[][] predictions) {
    double sum = 0;
    long segments = 0;
    for (int[] batch : validBatches) {
      for (int segment : batch) {
        sum += task.loss(predictions[segment], valid.target(segment));
      }
      segments += batch.length;
    }
    return sum / segments;
  }

  /**
   * Returns the metrics of a table's headline, by key, of predictions (N, K) for the segments that
   * are validated on; those that are not defined are left out.
   */
  Map<String, Double> validMetrics(float[][] predictions) {
    int[] segments =
        validBatches.stream().flatMapToInt(Arrays::stream).sorted().toArray(); // in any order alike
    Outcomes outcomes =
        new Outcomes(
            Arrays.stream(segments).mapToObj(i -> doubles(predictions[i])).toArray(double[][]::new),
            Arrays.stream(segments)
                .mapToObj(i -> doubles(valid.target(i)))
                .toArray(double[][]::new));
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (Metric metric : task.metrics().headline()) {
      metric.of(outcomes).ifPresent(value -> metrics.put(metric.key(), value));
    }
    return metrics;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
