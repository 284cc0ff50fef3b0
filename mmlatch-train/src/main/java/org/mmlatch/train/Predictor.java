package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.List;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Progress;
import org.mmlatch.engine.Workers;
import org.mmlatch.nn.Pass;

/** Predicts whole splits; nothing is recorded for differentiation. */
public final class Predictor {
  private final TwoStages stages;
  private final BatchSegments padding;
  private final Workers workers;
  private final NDManager manager;
  private final Pass pass;

  /**
   * Prepares predictions.
   *
   * @param workers who predict batches at the same time; one of them where predictions are drawn
   * @param manager on the device of model and splits
   */
  public Predictor(TwoStages stages, BatchSegments padding, Workers workers, NDManager manager) {
    this.stages = stages;
    this.padding = padding;
    this.workers = stages.model().drawsInEvaluation() ? Workers.ONE : workers;
    this.manager = manager;
    pass = new Pass(new ParameterStore(manager, false), Pass.Purpose.EVALUATION);
  }

  /**
   * Returns the predictions for the segments of some batches, by segment number: (N, K), raw; a
   * segment that is in none of them has none.
   */
  public float[][] predict(ResidentSplit split, List<int[]> batches) {
    return predict(split, batches, Progress.SILENT);
  }

  /**
   * As {@link #predict(ResidentSplit, List)}, but says how far it is.
   *
   * @param progress is told the number of segments done
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
    return predictions;
  }
}
