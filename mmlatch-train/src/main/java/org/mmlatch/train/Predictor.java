package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Progress;
import org.mmlatch.engine.Workers;
import org.mmlatch.model.Output;
import org.mmlatch.nn.Pass;
import org.mmlatch.task.Task;

/** Predicts whole splits, without recording for differentiation. */
public final class Predictor {
  private static final int NAMED = 8; // number of segments listed in an error

  private final TwoStages stages;
  private final BatchSegments padding;
  private final Workers workers;
  private final NDManager manager;
  private final Pass pass;

  /**
   * Creates a predictor.
   *
   * @param workers the workers that predict batches in parallel; only one is used if predictions
   *     are random
   * @param manager manager on the device of the model and the splits
   */
  public Predictor(TwoStages stages, BatchSegments padding, Workers workers, NDManager manager) {
    this.stages = stages;
    this.padding = padding;
    this.workers = stages.model().drawsInEvaluation() ? Workers.ONE : workers;
    this.manager = manager;
    pass = new Pass(new ParameterStore(manager, false), Pass.Purpose.EVALUATION);
  }

  /**
   * Returns the raw predictions for the segments of some batches, (N, K), by segment index. The row
   * of a segment in none of the batches is empty.
   */
  public float[][] predict(ResidentSplit split, List<int[]> batches) {
    return predict(split, batches, Progress.SILENT);
  }

  /**
   * Like {@link #predict(ResidentSplit, List)}, but reports progress.
   *
   * @param progress receives the number of segments done
   * @throws NotFiniteException if a prediction is not finite
   */
  public float[][] predict(ResidentSplit split, List<int[]> batches, Progress progress) {
    float[][] predictions = new float[split.size()][0];
    new SplitPass(split, batches, workers, manager)
        .forEach(
            (segments, batch) -> {
              float[] values = stages.predict(pass, padding.of(batch)).toFloatArray();
              int outputs = values.length / segments.length;
              for (int i = 0; i < segments.length; i++) {
                predictions[segments[i]] =
                    Arrays.copyOfRange(values, i * outputs, (i + 1) * outputs);
              }
            },
            progress);
    requireFinite(split, predictions);
    return predictions;
  }

  /**
   * Returns the total training loss of some batches, without dropout: the mean over the batches,
   * weighted by their number of segments.
   *
   * @param split a split with all modalities that the model is trained on
   * @param task the task without class weights, so that every segment counts the same
   */
  double loss(ResidentSplit split, List<int[]> batches, Task task) {
    Pass withLosses = new Pass(pass.weights(), Pass.Purpose.VALIDATION);
    double[] sums = new double[split.size()]; // by first segment, to sum in a fixed order
    new SplitPass(split, batches, workers, manager)
        .forEach(
            (segments, batch) -> {
              Output output = stages.predict(withLosses, padding.of(batch), StepClock.OFF);
              BatchLosses losses = BatchLosses.of(task, output, batch.target());
              sums[segments[0]] = segments.length * (double) losses.total().getFloat();
            },
            Progress.SILENT);
    return Arrays.stream(sums).sum() / batches.stream().mapToInt(batch -> batch.length).sum();
  }

  private static void requireFinite(ResidentSplit split, float[][] predictions) {
    int[] spoilt =
        IntStream.range(0, predictions.length)
            .filter(segment -> !isFinite(predictions[segment]))
            .toArray();
    if (spoilt.length > 0) {
      throw NotFiniteException.predictions(
          spoilt.length,
          predictions.length,
          Arrays.stream(spoilt)
              .limit(NAMED)
              .mapToObj(segment -> split.id(segment).toString())
              .collect(Collectors.joining(" ")));
    }
  }

  private static boolean isFinite(float[] outputs) {
    for (float output : outputs) {
      if (!Float.isFinite(output)) {
        return false;
      }
    }
    return true;
  }
}
