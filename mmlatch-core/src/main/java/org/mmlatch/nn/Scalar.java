package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A constant that is safe to use under automatic differentiation.
 *
 * <p>{@code array.mul(Number)} and similar methods create an array over a Java buffer and free it
 * at once, while the recorded graph still points to it: after the next garbage collection the
 * gradients are silently wrong. A scalar's array is native memory and lives as long as the manager
 * that it was placed in. No other class may call those methods; an architecture test checks this.
 */
public final class Scalar {
  private final float value;
  private NDArray array;

  /** Creates a scalar, which has to be {@linkplain #place placed} before it is used. */
  public Scalar(float value) {
    this.value = value;
  }

  /** Creates a scalar that lives as long as {@code manager}, on its device. */
  public static Scalar in(NDManager manager, float value) {
    Scalar scalar = new Scalar(value);
    scalar.place(manager);
    return scalar;
  }

  /** Puts this scalar on the device of {@code manager}, for as long as the manager is open. */
  public void place(NDManager manager) {
    array = manager.full(new Shape(), value);
  }

  /** Returns {@code x} times this scalar, owned by the manager of {@code x}. */
  public NDArray times(NDArray x) {
    return x.mul(array);
  }

  /** Returns the elementwise minimum of {@code x} and this scalar. */
  public NDArray minimum(NDArray x) {
    return x.minimum(array);
  }

  /** Returns the elementwise maximum of {@code x} and this scalar. */
  public NDArray maximum(NDArray x) {
    return x.maximum(array);
  }

  /** Multiplies {@code x} by this scalar in place. */
  public NDArray scale(NDArray x) {
    return x.muli(array);
  }

  /** Adds this scalar to {@code x} in place. */
  public NDArray shift(NDArray x) {
    return x.addi(array);
  }
}
