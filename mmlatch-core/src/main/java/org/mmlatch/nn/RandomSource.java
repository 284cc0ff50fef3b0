package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;

/** The source of a pass's random numbers, for dropout and noise. */
@FunctionalInterface
public interface RandomSource {
  /**
   * The engine's generator. Concurrent passes would share it, so their draws would not be
   * reproducible.
   */
  RandomSource ENGINE = Supplier::get;

  /** Runs {@code drawing} with this source's random numbers and returns its result. */
  NDArray draw(Supplier<NDArray> drawing);
}
