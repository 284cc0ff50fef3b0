package org.mmlatch.eval;

import java.util.OptionalDouble;

/** The computation of a metric. */
@FunctionalInterface
public interface Formula {
  /** Returns the value, finite; empty if it is undefined. */
  OptionalDouble of(Outcomes outcomes);

  /**
   * Prepares to compute the value over many resamples of the same outcomes.
   *
   * @return a function of the indices of the drawn segments that returns exactly the value of
   *     {@link #of} for {@link Outcomes#resampled}
   */
  default Resampled over(Outcomes outcomes) {
    return drawn -> of(outcomes.resampled(drawn));
  }

  /** Computes a metric over resamples of the same outcomes. */
  @FunctionalInterface
  interface Resampled {
    /** Returns the value over the segments with these indices, from 0. */
    OptionalDouble of(int[] drawn);
  }
}
