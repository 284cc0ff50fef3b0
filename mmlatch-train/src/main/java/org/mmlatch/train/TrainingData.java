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
 * @param train the training split
 * @param trainBatches returns the batches of an epoch, counted from 1, as segment indices
 * @param valid the split to validate on
 * @param validBatches the batches to validate on, as segment indices
 * @param task the task to learn
 * @param unweighted the same task without class weights, for the validation loss
 */
public record TrainingData(
    ResidentSplit train,
    IntFunction<List<int[]>> trainBatches,
    ResidentSplit valid,
    List<int[]> validBatches,
    Task task,
    Task unweighted) {
  private static final int STEPS_OF_OVERFITTING = 50;

  /** Returns the data of a run: all of a training and a validation split. */
  public static TrainingData of(
      ResidentSplit train,
      BatchOrder order,
      Seeds seeds,
      ResidentSplit valid,
      List<int[]> validBatches,
      Task task,
      Task unweighted) {
    int[] lengths = train.lengths();
    return new TrainingData(
        train,
        epoch -> order.shuffled(lengths, seeds.order(epoch)),
        valid,
        validBatches,
        task,
        unweighted);
  }

  /**
   * Returns data for overfitting one batch: it repeats one batch of the training split and
   * validates on the same batch.
   */
  public static TrainingData overfitting(
      ResidentSplit train, BatchOrder order, Seeds seeds, Task task, Task unweighted) {
    int[] batch = order.shuffled(train.lengths(), seeds.order(1)).get(0);
    return new TrainingData(
        train,
        epoch -> Collections.nCopies(STEPS_OF_OVERFITTING, batch),
        train,
        List.of(batch),
        task,
        unweighted);
  }

  /**
   * Copies an epoch's batches to the device.
   *
   * @param number the epoch, counted from 1
   * @param workers the workers that share each batch
   * @param manager closes the epoch, unless {@link Epoch#close} does first
   */
  Epoch epoch(int number, Workers workers, NDManager manager) {
    return new Epoch(train, trainBatches.apply(number), workers, manager);
  }

  /**
   * Returns the task's mean loss over the validation segments.
   *
   * @param predictions raw predictions by segment, (N, K)
   */
  double validLoss(float[][] predictions) {
    double sum = 0;
    long segments = 0;
    for (int[] batch : validBatches) {
      for (int segment : batch) {
        sum += unweighted.loss(predictions[segment], valid.target(segment));
      }
      segments += batch.length;
    }
    return sum / segments;
  }

  /**
   * Returns the headline metrics of the validation segments by key, without those that are
   * undefined.
   *
   * @param predictions raw predictions by segment, (N, K)
   */
  Map<String, Double> validMetrics(float[][] predictions) {
    int[] segments =
        validBatches.stream().flatMapToInt(Arrays::stream).sorted().toArray(); // a fixed order
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
