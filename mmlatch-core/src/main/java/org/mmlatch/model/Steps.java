package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Which steps of a padded batch are real, in the forms that the blocks need. Made once per batch
 * from the lengths alone; owned by the manager of the lengths.
 */
public final class Steps {
  /** Added to the score of a padded key: its softmax is exactly 0 in single precision. */
  private static final float NEVER = -1e9f;

  private final NDArray last; // (B, 1, 1) int64, index of the last real step
  private final NDArray reversal; // (B, T, 1) int64, real steps in reverse, padding in place
  private final NDArray valid; // (B, T, 1) float, 1 on real steps
  private final NDArray keyBias; // (B, 1, T) float, 0 on real steps

  private Steps(NDArray last, NDArray reversal, NDArray valid, NDArray keyBias) {
    this.last = last;
    this.reversal = reversal;
    this.valid = valid;
    this.keyBias = keyBias;
  }

  /**
   * Makes the steps of a batch.
   *
   * @param lengths (B) int64, each from 1 to {@code longest}
   * @param longest number of steps T that the batch is padded to
   */
  public static Steps of(NDArray lengths, long longest) {
    NDManager manager = lengths.getManager();
    NDArray one = manager.ones(new Shape(1), DataType.INT64);
    NDArray last = lengths.sub(one).reshape(-1, 1, 1);
    NDArray step = manager.arange(0, (int) longest, 1, DataType.INT64).reshape(1, -1, 1);
    NDArray mirrored = last.sub(step); // (B, T, 1), negative on padding
    NDArray isValid = mirrored.gte(manager.zeros(new Shape(1), DataType.INT64));
    NDArray reversal = NDArrays.where(isValid, mirrored, step.broadcast(mirrored.getShape()));
    NDArray keyBias =
        NDArrays.where(
            isValid,
            manager.zeros(mirrored.getShape()),
            manager.full(mirrored.getShape(), NEVER, DataType.FLOAT32));
    return new Steps(
        last, reversal, isValid.toType(DataType.FLOAT32, false), keyBias.transpose(0, 2, 1));
  }

  /** Returns (B, 1, T): 0 for real keys, a large negative number for padded ones. */
  NDArray keyBias() {
    return keyBias;
  }

  /** Returns (1, T, T): 0 for a step itself and earlier ones, a large negative number for later. */
  NDArray futureBias(long longest) {
    NDManager manager = last.getManager();
    NDArray step = manager.arange(0, (int) longest, 1, DataType.INT64);
    NDArray isLater = step.reshape(1, 1, -1).gt(step.reshape(1, -1, 1));
    Shape shape = isLater.getShape();
    return NDArrays.where(
        isLater, manager.full(shape, NEVER, DataType.FLOAT32), manager.zeros(shape));
  }

  /** Returns (B, T, D) with every segment reversed within its own length. */
  NDArray reverse(NDArray x) {
    return x.gather(reversal.broadcast(x.getShape()), 1);
  }

  /** Returns (B, D): the last real step of each segment of {@code x} (B, T, D). */
  NDArray last(NDArray x) {
    long batch = x.getShape().get(0);
    long width = x.getShape().get(2);
    return x.gather(last.broadcast(new Shape(batch, 1, width)), 1).reshape(batch, width);
  }

  /** Returns (B, D): the mean over the real steps of each segment of {@code x} (B, T, D). */
  NDArray mean(NDArray x) {
    int[] overSteps = {1};
    return zeroPadding(x).sum(overSteps).div(valid.sum(overSteps));
  }

  /** Returns {@code x} (B, T, D) with zeros beyond each segment's length. */
  public NDArray zeroPadding(NDArray x) {
    return x.mul(valid);
  }
}
