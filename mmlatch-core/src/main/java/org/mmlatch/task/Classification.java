package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.mmlatch.eval.TaskDescription;

/**
 * Classification: one logit per class, trained with the cross-entropy in nats.
 *
 * @param description of classes
 * @param classWeights by class, how much its segments count in training; none: all alike
 */
public record Classification(TaskDescription description, List<Double> classWeights)
    implements Task {
  /** Copies the weights. */
  public Classification {
    classWeights = List.copyOf(classWeights);
  }

  /**
   * Returns the class weights N / (C · N_c), with which all classes count the same.
   *
   * @param targets (N, 1) of the training split, every class in one at least
   * @param classes C
   */
  public static List<Double> balance(float[][] targets, int classes) {
    return Counts.classes(targets, classes).stream()
        .map(segments -> (double) targets.length / ((double) classes * segments))
        .toList();
  }

  /** Targets (B, 1) are class numbers. */
  @Override
  public NDArray loss(NDArray prediction, NDArray target) {
    float classes = outputs().size();
    NDArray numbers = target.getManager().arange(0, classes, 1, DataType.FLOAT32);
    NDArray isClass = target.eq(numbers).toType(DataType.FLOAT32, false); // (B, C)
    NDArray terms = prediction.logSoftmax(1).mul(isClass).sum(new int[] {1}).neg(); // (B)
    if (classWeights.isEmpty()) {
      return terms.mean();
    }
    NDArray weights =
        isClass.mul(Vector.of(classWeights, target.getManager())).sum(new int[] {1}); // (B)
    return terms.mul(weights).sum().div(weights.sum());
  }

  @Override
  public double loss(float[] prediction, float[] target) {
    double largest = largest(prediction);
    double rest = 0;
    for (float logit : prediction) {
      rest += Math.exp(logit - largest);
    }
    return largest + Math.log(rest) - prediction[(int) target[0]];
  }

  @Override
  public double weight(float[] target) {
    return classWeights.isEmpty() ? 1 : classWeights.get((int) target[0]);
  }

  @Override
  public float[] shown(float[] raw) {
    double largest = largest(raw);
    double rest = 0;
    for (float logit : raw) {
      rest += Math.exp(logit - largest);
    }
    float[] probabilities = new float[raw.length];
    for (int k = 0; k < raw.length; k++) {
      probabilities[k] = (float) (Math.exp(raw[k] - largest) / rest);
    }
    return probabilities;
  }

  private static double largest(float[] logits) {
    double largest = logits[0];
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    return largest;
  }
}
