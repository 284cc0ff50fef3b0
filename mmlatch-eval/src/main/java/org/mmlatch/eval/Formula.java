package org.mmlatch.eval;

import java.util.OptionalDouble;

/** How a metric is computed. */
@FunctionalInterface
public interface Formula {
  /** Returns the value, finite; empty where it is undefined. */
  OptionalDouble of(Outcomes outcomes);

  /**
   * Prepares to compute the value of many resamples of the same outcomes.
   *
   * @return gives for the numbers of segments that were drawn what {@link #of} gives for {@link
   *     Outcomes#resampled}, to the last bit
   */
  default Resampled over(Outcomes outcomes) {
    return drawn -> of(outcomes.resampled(drawn));
  }

  /** The value of a metric over resamples of some outcomes. */
  @FunctionalInterface
  interface Resampled {
    /** Returns the value over these segments, by their numbers from 0. */
    OptionalDouble of(int[] drawn);
  }
}
