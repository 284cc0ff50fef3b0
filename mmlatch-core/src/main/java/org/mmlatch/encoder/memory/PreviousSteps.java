package org.mmlatch.encoder.memory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.mmlatch.nn.Joined;

/** The window of two steps that a memory reads. */
public final class PreviousSteps {
  private PreviousSteps() {}

  /** Maps (B, T, W) to (B, T, 2W): {@code [x_{t−1} ; x_t]}, where x_0 is zero. */
  public static NDArray before(NDArray x) {
    Shape shape = x.getShape();
    NDArray zero = x.getManager().zeros(new Shape(shape.get(0), 1, shape.get(2)));
    NDArray shifted = zero.concat(x, 1).get(new NDIndex(":, :{}", shape.get(1)));
    return Joined.of(new NDList(shifted, x), 2);
  }
}
