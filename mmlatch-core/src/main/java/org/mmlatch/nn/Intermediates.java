package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/**
 * What a layer calculates on its way to its output. Left alone it would live until the batch is
 * over: with attention in every layer that is many (B, T, T) at once.
 */
public final class Intermediates {
  private Intermediates() {}

  /**
   * Runs a computation and closes all arrays that it made but its result. What differentiation
   * needs of them the engine keeps.
   *
   * @param computation must return an array that it made
   */
  public static NDArray closedAfter(Supplier<NDArray> computation) {
    NDArray result;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      result = computation.get();
      NDScope.unregister(result);
    }
    NDScope.register(result); // it may be an intermediate of what surrounds this
    return result;
  }
}
