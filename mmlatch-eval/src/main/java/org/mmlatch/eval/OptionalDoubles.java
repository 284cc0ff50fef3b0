package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;

/** Values of which some are undefined. */
final class OptionalDoubles {
  private OptionalDoubles() {}

  /** Returns the mean of those that are defined; empty if none is. */
  static OptionalDouble mean(List<OptionalDouble> values) {
    return values.stream().flatMapToDouble(OptionalDouble::stream).average();
  }
}
