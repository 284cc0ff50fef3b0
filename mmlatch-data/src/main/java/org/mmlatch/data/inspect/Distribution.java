package org.mmlatch.data.inspect;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Where numbers lie.
 *
 * @param median the middle one, or the mean of both middle ones
 */
public record Distribution(double min, double median, double mean, double max) {

  /** Describes numbers, none of which is NaN; empty if there are none. */
  public static Optional<Distribution> of(Collection<? extends Number> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    int count = sorted.length;
    if (count == 0) {
      return Optional.empty();
    }
    double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    double mean = Arrays.stream(sorted).sum() / count;
    return Optional.of(new Distribution(sorted[0], median, mean, sorted[count - 1]));
  }
}
