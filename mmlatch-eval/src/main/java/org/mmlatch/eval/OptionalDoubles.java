package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;

/** Calculations with values that may be undefined. */
final class OptionalDoubles {
  private OptionalDoubles() {}

  /** Returns the mean of the defined values; empty if there are none. */
  static OptionalDouble mean(List<OptionalDouble> values) {
    return values.stream().flatMapToDouble(OptionalDouble::stream).average();
  }
}
