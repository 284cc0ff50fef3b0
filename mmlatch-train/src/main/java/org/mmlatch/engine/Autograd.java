package org.mmlatch.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Automatic differentiation by PyTorch. Recording is switched on and off per thread, so several
 * threads can differentiate at the same time.
 */
public final class Autograd {
  private Autograd() {}

  /** Runs {@code computation} with recording on, so that {@link #backward} can differentiate it. */
  public static <T> T recorded(Supplier<T> computation) {
    return withRecording(true, computation);
  }

  /** Runs {@code computation} with recording off (torch's {@code no_grad}). */
  public static <T> T unrecorded(Supplier<T> computation) {
    return withRecording(false, computation);
  }

  private static <T> T withRecording(boolean recording, Supplier<T> computation) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(recording);
    try {
      return computation.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Returns whether {@link #backward} would calculate a gradient for an array. DJL has no method
   * for this, so the check tries to switch the gradient off: PyTorch refuses that for an array
   * calculated from recorded ones.
   */
  public static boolean isRecorded(NDArray array) {
    if (array.hasGradient()) {
      return true;
    }
    try {
      JniUtils.attachGradient((PtNDArray) array, false);
      return false;
    } catch (EngineException calculated) {
      return true;
    }
  }

  /**
   * Differentiates {@code loss}, a scalar, and adds the gradients to those of all recorded
   * parameters.
   */
  public static void backward(NDArray loss) {
    NDArray one = loss.getManager().ones(loss.getShape());
    JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
  }

  /**
   * Returns the gradient of a weight, zero if nothing has been recorded for it. The array shares
   * memory with PyTorch's gradient, so the next {@link #backward} changes it.
   *
   * @param owner closes the returned array
   */
  public static NDArray gradient(NDArray weight, NDManager owner) {
    NDArray gradient = weight.getGradient();
    gradient.attach(owner);
    return gradient;
  }

  /** Sets the gradient of a weight to zero. */
  public static void zeroGradient(NDArray weight) {
    JniUtils.zeroGrad((PtNDArray) weight);
  }
}
