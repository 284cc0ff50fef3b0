package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.mmlatch.eval.TaskDescription;

/** The paper's task: a segment's sentiment in [-3, 3], by the mean absolute error. */
public final class SentimentRegression implements Task {
  @Override
  public List<String> outputs() {
    return List.of("sentiment");
  }

  @Override
  public NDArray loss(NDArray prediction, NDArray target) {
    return prediction.sub(target).abs().mean();
  }

  @Override
  public double loss(float[] prediction, float[] target) {
    return Math.abs((double) prediction[0] - target[0]);
  }

  @Override
  public float[] shown(float[] raw) {
    return raw.clone();
  }

  @Override
  public TaskDescription description() {
    return TaskDescription.SENTIMENT;
  }
}
