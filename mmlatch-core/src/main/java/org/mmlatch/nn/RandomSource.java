package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;

/** The source of a pass's random numbers, for dropout and noise. */
@FunctionalInterface
public interface RandomSource {
  /** The engine's own generator, whose numbers concurrent passes would interleave. */
  RandomSource ENGINE = Supplier::get;

  /** Returns what {@code drawing} calculates, and gives it the random numbers that it draws. */
  NDArray draw(Supplier<NDArray> drawing);
}
