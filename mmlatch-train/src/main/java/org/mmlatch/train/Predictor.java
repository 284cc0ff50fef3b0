package org.mmlatch.train;

import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.List;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.ResidentBatches;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Progress;
import org.mmlatch.engine.Autograd;
import org.mmlatch.model.Pass;

/** Predicts the sentiment of whole splits; nothing is recorded for differentiation. */
public final class Predictor {
  private final TwoStages stages;
  private final BatchSegments padding;
  private final NDManager manager;
  private final Pass pass;

  /**
   * Prepares predictions.
   *
   * @param manager on the device of model and splits
   */
  public Predictor(TwoStages stages, BatchSegments padding, NDManager manager) {
    this.stages = stages;
    this.padding = padding;
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
   */
  public float[] predict(ResidentSplit split, List<int[]> batches, Progress progress) {
    float[] predictions = new float[split.size()];
    long done = 0;
    try (ResidentBatches resident = split.batches(batches, manager)) {
      for (int number = 0; number < resident.size(); number++) {
        int[] segments = batches.get(number);
        float[] values = predict(resident, number);
        for (int i = 0; i < values.length; i++) {
          predictions[segments[i]] = values[i];
        }
        done += segments.length;
        progress.at(done, split.size());
      }
    }
    return predictions;
  }

  private float[] predict(ResidentBatches batches, int number) {
    try (NDManager step = manager.newSubManager()) {
      Batch batch = batches.batch(number, step);
      return Autograd.unrecorded(() -> stages.predict(pass, padding.of(batch)).toFloatArray());
    }
  }
}
