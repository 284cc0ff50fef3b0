package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.util.function.Supplier;

/**
 * Releases the intermediate arrays of a layer early. Otherwise they would live until the end of the
 * batch: with attention in every layer, that is many (B, T, T) arrays at once.
 */
public final class Intermediates {
  private Intermediates() {}

  /**
   * Runs a computation and closes every array that it created except its result. The engine keeps
   * whatever automatic differentiation needs.
   *
   * @param computation must return an array that it created
   */
  public static NDArray closedAfter(Supplier<NDArray> computation) {
    NDArray result;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      result = computation.get();
      NDScope.unregister(result);
    }
    NDScope.register(result); // it may be an intermediate of an enclosing computation
    return result;
  }
}
