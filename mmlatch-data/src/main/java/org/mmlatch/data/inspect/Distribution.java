package org.mmlatch.data.inspect;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * Summary statistics of a set of numbers.
 *
 * @param median the middle number, or the mean of the two middle numbers
 */
public record Distribution(double min, double median, double mean, double max) {

  /** Summarises numbers, which must not be NaN. Empty if there are none. */
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
