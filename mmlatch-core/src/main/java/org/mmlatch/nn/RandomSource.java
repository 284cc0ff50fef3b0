package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;

/** Where a pass takes its random elements from: dropout and noise. */
@FunctionalInterface
public interface RandomSource {
  /** The engine's random numbers as they come; passes at the same time would mix them up. */
  RandomSource ENGINE = Supplier::get;

  /** Returns what {@code drawing} calculates, and gives it the random numbers that it draws. */
  NDArray draw(Supplier<NDArray> drawing);
}
