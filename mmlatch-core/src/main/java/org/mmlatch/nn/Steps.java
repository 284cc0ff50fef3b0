package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Which steps of a padded batch are real, in the forms that layers need. Created once per batch
 * from the lengths alone and owned by their manager.
 */
public final class Steps {
  /** Added to the score of a padded key, so that its softmax is exactly 0 in single precision. */
  private static final float MASKED_SCORE = -1e9f;

  private final NDArray last; // (B, 1, 1) int64: index of the last real step
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
   * Creates the steps of a batch.
   *
   * @param lengths (B) int64, each from 1 to {@code longest}
   * @param longest number of steps T to which the batch is padded
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
            manager.full(mirrored.getShape(), MASKED_SCORE, DataType.FLOAT32));
    return new Steps(
        last,
        lastFirst.reshape(-1, 1),
        firstLast.reshape(-1, 1),
        isValid.toType(DataType.FLOAT32, false),
        keyBias.transpose(0, 2, 1));
  }

  /**
   * Returns a bias (B, 1, T) for attention scores: 0 for real keys, a large negative number for
   * padded ones.
   */
  public NDArray keyBias() {
    return keyBias;
  }

  /**
   * Returns a causal bias (1, T, T) for attention scores: 0 for a step itself and earlier ones, a
   * large negative number for later ones.
   */
  public NDArray futureBias(long longest) {
    NDManager manager = last.getManager();
    NDArray step = manager.arange(0, (int) longest, 1, DataType.INT64);
    NDArray isLater = step.reshape(1, 1, -1).gt(step.reshape(1, -1, 1));
    Shape shape = isLater.getShape();
    return NDArrays.where(
        isLater, manager.full(shape, MASKED_SCORE, DataType.FLOAT32), manager.zeros(shape));
  }

  /**
   * Returns {@code x} (B, T, D) with every segment reversed within its own length. Its memory is in
   * the order (T, B, D), which the engine's recurrences read and write without a copy.
   */
  public NDArray reverse(NDArray x) {
    Shape shape = x.getShape();
    Shape timeMajor = new Shape(shape.get(1), shape.get(0), shape.get(2));
    return rows(x, lastFirst).reshape(timeMajor).transpose(1, 0, 2);
  }

  /**
   * Undoes {@link #reverse}: takes (B, T, D) with memory in the order (T, B, D) and returns it in
   * the order (B, T, D).
   */
  public NDArray restore(NDArray reversed) {
    return rows(reversed.transpose(1, 0, 2), firstLast).reshape(reversed.getShape());
  }

  /**
   * Gathers whole rows of D numbers, which is several times as fast as gathering single numbers.
   */
  private static NDArray rows(NDArray x, NDArray numbers) {
    NDArray rows = x.reshape(-1, x.getShape().get(2));
    return rows.gather(numbers.broadcast(rows.getShape()), 0);
  }

  /** Returns the last real step (B, D) of each segment of {@code x} (B, T, D). */
  public NDArray last(NDArray x) {
    long batch = x.getShape().get(0);
    long width = x.getShape().get(2);
    return x.gather(last.broadcast(new Shape(batch, 1, width)), 1).reshape(batch, width);
  }

  /** Returns the mean (B, D) over the real steps of each segment of {@code x} (B, T, D). */
  public NDArray mean(NDArray x) {
    int[] overSteps = {1};
    return zeroPadding(x).sum(overSteps).div(valid.sum(overSteps));
  }

  /** Returns {@code x} (B, T, D) or (B, T, S, D) with all padding set to zero. */
  public NDArray zeroPadding(NDArray x) {
    return x.mul(x.getShape().dimension() == 4 ? valid.expandDims(2) : valid);
  }
}
