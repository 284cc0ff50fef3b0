package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;
import org.mmlatch.eval.TaskDescription;

/**
 * The presence of one or several labels (binary or multi-label classification): one logit per
 * label, trained with the binary cross-entropy in nats, averaged over segments and labels.
 *
 * @param description a task with labels
 * @param positiveWeights for each label, the factor of the loss terms of segments in which it is
 *     present, in training; empty for equal weights
 */
public record Presence(TaskDescription description, List<Double> positiveWeights) implements Task {
  /** Copies the weights. */
  public Presence {
    positiveWeights = List.copyOf(positiveWeights);
  }

  /**
   * Returns, for each label, the weight with which the segments that have it contribute as much as
   * those that do not.
   *
   * @param targets targets (N, L) of the training split, with every label present at least once
   */
  public static List<Double> balance(float[][] targets) {
    return Counts.positives(targets).stream()
        .map(positives -> (double) (targets.length - positives) / positives)
        .toList();
  }

  /** Returns the binary cross-entropy; targets are 0 or 1. */
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
