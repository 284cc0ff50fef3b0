package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import org.mmlatch.eval.TaskDescription;

/**
 * Presence of one or several labels: one logit each, trained with the binary cross-entropy in nats,
 * averaged over segments and labels.
 *
 * @param description of labels
 * @param positiveWeights by label, what the term of a segment in which it is present is multiplied
 *     by in training; none: all alike
 */
public record Presence(TaskDescription description, List<Double> positiveWeights) implements Task {
  /** Copies the weights. */
  public Presence {
    positiveWeights = List.copyOf(positiveWeights);
  }

  /**
   * Returns the weights with which segments that have a label count as much as those that do not.
   *
   * @param targets (N, L) of the training split, every label in one at least
   */
  public static List<Double> balance(float[][] targets) {
    return Counts.positives(targets).stream()
        .map(positives -> (double) (targets.length - positives) / positives)
        .toList();
  }

  /** Targets are 0 or 1. */
  @Override
  public NDArray loss(NDArray prediction, NDArray target) {
    NDArray ifPresent = target.mul(Activation.softPlus(prediction.neg())); // (B, L)
    NDArray weighted =
        positiveWeights.isEmpty()
            ? ifPresent
            : ifPresent.mul(Vector.of(positiveWeights, target.getManager()));
    NDArray ifAbsent = target.onesLike().sub(target).mul(Activation.softPlus(prediction));
    return weighted.add(ifAbsent).mean();
  }

  @Override
  public double loss(float[] prediction, float[] target) {
    double sum = 0;
    for (int k = 0; k < prediction.length; k++) {
      sum += softPlus(target[k] > 0 ? -prediction[k] : prediction[k]);
    }
    return sum / prediction.length;
  }

  private static double softPlus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  @Override
  public float[] shown(float[] raw) {
    float[] probabilities = new float[raw.length];
    for (int k = 0; k < raw.length; k++) {
      probabilities[k] = (float) (1 / (1 + Math.exp(-raw[k])));
    }
    return probabilities;
  }
}
