package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Which steps of a padded batch are real, in the forms that layers need. Made once per batch from
 * the lengths alone; owned by the manager of the lengths.
 */
public final class Steps {
  /** Added to the score of a padded key: its softmax is exactly 0 in single precision. */
  private static final float NEVER = -1e9f;

  private final NDArray last; // (B, 1, 1) int64, index of the last real step
  private final NDArray lastFirst; // (T·B, 1) int64, see reverse
  private final NDArray firstLast; // (B·T, 1) int64, see restore
  private final NDArray valid; // (B, T, 1) float, 1 on real steps
  private final NDArray keyBias; // (B, 1, T) float, 0 on real steps

  private Steps(
      NDArray last, NDArray lastFirst, NDArray firstLast, NDArray valid, NDArray keyBias) {
    this.last = last;
    this.lastFirst = lastFirst;
    this.firstLast = firstLast;
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
    // (B, T, 1): real steps in reverse, padding in place
    NDArray reversal = NDArrays.where(isValid, mirrored, step.broadcast(mirrored.getShape()));
    int batch = (int) lengths.size();
    int rows = Math.multiplyExact(batch, (int) longest);
    NDArray firstRow = manager.arange(0, rows, (int) longest, DataType.INT64).reshape(-1, 1, 1);
    NDArray segment = manager.arange(0, batch, 1, DataType.INT64).reshape(-1, 1, 1);
    NDArray segments = manager.full(new Shape(1), batch, DataType.INT64);
    NDArray lastFirst = firstRow.add(reversal).transpose(1, 0, 2);
    NDArray firstLast = reversal.mul(segments).add(segment);
    NDArray keyBias =
        NDArrays.where(
            isValid,
            manager.zeros(mirrored.getShape()),
            manager.full(mirrored.getShape(), NEVER, DataType.FLOAT32));
    return new Steps(
        last,
        lastFirst.reshape(-1, 1),
        firstLast.reshape(-1, 1),
        isValid.toType(DataType.FLOAT32, false),
        keyBias.transpose(0, 2, 1));
  }

  /** Returns (B, 1, T): 0 for real keys, a large negative number for padded ones. */
  public NDArray keyBias() {
    return keyBias;
  }

  /** Returns (1, T, T): 0 for a step itself and earlier ones, a large negative number for later. */
  public NDArray futureBias(long longest) {
    NDManager manager = last.getManager();
    NDArray step = manager.arange(0, (int) longest, 1, DataType.INT64);
    NDArray isLater = step.reshape(1, 1, -1).gt(step.reshape(1, -1, 1));
    Shape shape = isLater.getShape();
    return NDArrays.where(
        isLater, manager.full(shape, NEVER, DataType.FLOAT32), manager.zeros(shape));
  }

  /**
   * Returns {@code x} (B, T, D) with every segment reversed within its own length, its memory in
   * the order of (T, B, D): that is how the engine's recurrences read and write, without a copy.
   */
  public NDArray reverse(NDArray x) {
    Shape shape = x.getShape();
    Shape timeMajor = new Shape(shape.get(1), shape.get(0), shape.get(2));
    return rows(x, lastFirst).reshape(timeMajor).transpose(1, 0, 2);
  }

  /**
   * Undoes {@link #reverse}: given (B, T, D) with memory of its order, returns it in (B, T, D)'s.
   */
  public NDArray restore(NDArray reversed) {
    return rows(reversed.transpose(1, 0, 2), firstLast).reshape(reversed.getShape());
  }

  /** Gathers whole rows of D numbers, which is several times as fast as single numbers. */
  private static NDArray rows(NDArray x, NDArray numbers) {
    NDArray rows = x.reshape(-1, x.getShape().get(2));
    return rows.gather(numbers.broadcast(rows.getShape()), 0);
  }

  /** Returns (B, D): the last real step of each segment of {@code x} (B, T, D). */
  public NDArray last(NDArray x) {
    long batch = x.getShape().get(0);
    long width = x.getShape().get(2);
    return x.gather(last.broadcast(new Shape(batch, 1, width)), 1).reshape(batch, width);
  }

  /** Returns (B, D): the mean over the real steps of each segment of {@code x} (B, T, D). */
  public NDArray mean(NDArray x) {
    int[] overSteps = {1};
    return zeroPadding(x).sum(overSteps).div(valid.sum(overSteps));
  }

  /** Returns {@code x} (B, T, D) or (B, T, S, D) with zeros beyond each segment's length. */
  public NDArray zeroPadding(NDArray x) {
    return x.mul(x.getShape().dimension() == 4 ? valid.expandDims(2) : valid);
  }
}
