package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import org.mmlatch.eval.TaskDescription;

/**
 * Regression of a number. The paper's is a segment's sentiment in [-3, 3], trained with the mean
 * absolute error.
 *
 * @param description of a regression
 * @param distance whose mean over segments is the loss
 */
public record Regression(TaskDescription description, Distance distance) implements Task {
  /** The paper's task. */
  public static final Regression SENTIMENT =
      new Regression(TaskDescription.SENTIMENT, Distance.ABSOLUTE);

  /** How far a prediction is from its target. */
  public enum Distance {
    /** |prediction - target|. */
    ABSOLUTE,
    /** (prediction - target)². */
    SQUARED
  }

  @Override
  public NDArray loss(NDArray prediction, NDArray target) {
    NDArray difference = prediction.sub(target);
    return switch (distance) {
      case ABSOLUTE -> difference.abs().mean();
      case SQUARED -> difference.square().mean();
    };
  }

  @Override
  public double loss(float[] prediction, float[] target) {
    double difference = (double) prediction[0] - target[0];
    return switch (distance) {
      case ABSOLUTE -> Math.abs(difference);
      case SQUARED -> difference * difference;
    };
  }

  @Override
  public float[] shown(float[] raw) {
    return raw.clone();
  }
}
