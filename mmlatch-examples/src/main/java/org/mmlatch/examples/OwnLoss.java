package org.mmlatch.examples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;

/**
 * A custom loss for DJL's {@code Trainer}: the mean absolute error, weighted so that segments with
 * strong sentiment count more.
 *
 * <p>Do not use DJL's {@code mul(Number)} and similar methods in a loss. They wrap a Java buffer
 * that is freed at once, and the backward pass may read it later: gradients are then wrong without
 * any error. An array that the engine fills, as here, owns its memory and lives until the end of
 * the batch.
 */
public final class OwnLoss extends Loss {
  private final float emphasis;

  /**
   * Creates the loss.
   *
   * @param emphasis the increase of a segment's weight per unit of its label's distance from 0; a
   *     label of 0 has weight 1
   */
  public OwnLoss(float emphasis) {
    super("OwnLoss");
    this.emphasis = emphasis;
  }

  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray target = labels.singletonOrThrow();
    NDArray prediction = predictions.singletonOrThrow();
    NDArray one = number(1, target);
    NDArray weights = target.abs().mul(number(emphasis, target)).add(one); // (B, 1)
    return prediction.sub(target).abs().mul(weights).mean();
  }

  private static NDArray number(float value, NDArray like) {
    return like.getManager().full(new Shape(), value, DataType.FLOAT32);
  }
}
