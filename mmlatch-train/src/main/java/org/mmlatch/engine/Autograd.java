package org.mmlatch.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Automatic differentiation by the engine. What is recorded is a property of the calling thread, so
 * that several threads can differentiate at once.
 */
public final class Autograd {
  private Autograd() {}

  /** Runs {@code computation} and records it for {@link #backward}. */
  public static <T> T recorded(Supplier<T> computation) {
    return withRecording(true, computation);
  }

  /** Runs {@code computation} without recording it: nothing is kept for differentiation. */
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
   * Returns whether {@link #backward} would calculate a gradient for an array. DJL has no such
   * question, but PyTorch lets only an array that was not calculated from others turn it off.
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

  /** Adds the gradients of {@code loss}, a single number, to those of all recorded parameters. */
  public static void backward(NDArray loss) {
    NDArray one = loss.getManager().ones(loss.getShape());
    JniUtils.backward((PtNDArray) loss, (PtNDArray) one, false, false);
  }

  /**
   * Returns the gradient of a weight, zero if nothing has been recorded for it. It shares its
   * memory with the engine's, so it changes with the next {@link #backward}.
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
