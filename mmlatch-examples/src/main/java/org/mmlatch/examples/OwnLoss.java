package org.mmlatch.examples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.loss.Loss;

/**
 * A loss of one's own for DJL's {@code Trainer}: the mean absolute error, in which segments of
 * strong sentiment count more.
 *
 * <p>Mind the numbers. DJL's {@code mul(Number)} and its like make an array that lies in a buffer
 * of Java's, which is given up at once; the backward pass may read it then, and gradients are wrong
 * without a word. An array that the engine fills, as here, has memory of its own for as long as
 * anything needs it, and ends with the batch.
 */
public final class OwnLoss extends Loss {
  private final float emphasis;

  /**
   * Creates the loss.
   *
   * @param emphasis what a label's distance from 0 adds to the weight of its segment, per unit
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
