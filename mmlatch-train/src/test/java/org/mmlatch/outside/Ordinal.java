package org.mmlatch.outside;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.task.LearnableType;
import org.mmlatch.task.Task;

/** Classes that have an order, by the ranked probability score: the farther off, the worse. */
public final class Ordinal implements LearnableType {
  @Override
  public String key() {
    return "ordinal";
  }

  @Override
  public TaskDescription.Type form() {
    return TaskDescription.Type.CLASSIFICATION;
  }

  @Override
  public MetricCatalogue metrics(TaskDescription task) {
    return OrdinalMetrics.CATALOGUE;
  }

  @Override
  public String lossName() {
    return "ranked probability score";
  }

  @Override
  public Task task(TaskDescription description, List<Double> weights) {
    return new Ranked(description);
  }

  /**
   * The sum over classes c of (P(class ≤ c) - [target ≤ c])².
   *
   * @param description of classes, in their order
   */
  private record Ranked(TaskDescription description) implements Task {
    @Override
    public NDArray loss(NDArray prediction, NDArray target) {
      NDArray classes = target.getManager().arange(0, outputs().size(), 1, DataType.FLOAT32); // (C)
      NDArray isReached = target.lte(classes).toType(DataType.FLOAT32, false); // (B, C)
      NDArray cumulated = prediction.softmax(1).cumSum(1);
      return cumulated.sub(isReached).square().sum(new int[] {1}).mean();
    }

    @Override
    public double loss(float[] prediction, float[] target) {
      float[] probabilities = shown(prediction);
      double cumulated = 0;
      double loss = 0;
      for (int c = 0; c < probabilities.length; c++) {
        cumulated += probabilities[c];
        double difference = cumulated - (target[0] <= c ? 1 : 0);
        loss += difference * difference;
      }
      return loss;
    }

    @Override
    public float[] shown(float[] raw) {
      double all = 0;
      for (float logit : raw) {
        all += Math.exp(logit);
      }
      float[] probabilities = new float[raw.length];
      for (int c = 0; c < raw.length; c++) {
        probabilities[c] = (float) (Math.exp(raw[c]) / all);
      }
      return probabilities;
    }
  }
}
