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
import org.mmlatch.nn.Pass;

/** Predicts the sentiment of whole splits; nothing is recorded for differentiation. */
public final class Predictor {
  private static final int NAMED = 8; // segments in an error

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
   * Returns the predictions for the segments of some batches, by segment number; 0 for a segment
   * that is in none of them.
   */
  public float[] predict(ResidentSplit split, List<int[]> batches) {
    return predict(split, batches, Progress.SILENT);
  }

  /**
   * As {@link #predict(ResidentSplit, List)}, but says how far it is.
   *
   * @param progress is told the number of segments done
   * @throws NotFiniteException if a prediction is not finite
   */
  public float[] predict(ResidentSplit split, List<int[]> batches, Progress progress) {
    float[] predictions = new float[split.size()];
    new SplitPass(split, batches, workers, manager)
        .forEach(
            (segments, batch) -> {
              float[] values = stages.predict(pass, padding.of(batch)).toFloatArray();
              for (int i = 0; i < values.length; i++) {
                predictions[segments[i]] = values[i];
              }
            },
            progress);
    requireFinite(split, predictions);
    return predictions;
  }

  private static void requireFinite(ResidentSplit split, float[] predictions) {
    int[] spoilt =
        IntStream.range(0, predictions.length)
            .filter(segment -> !Float.isFinite(predictions[segment]))
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
}
