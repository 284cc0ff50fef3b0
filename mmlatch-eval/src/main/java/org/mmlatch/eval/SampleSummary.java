package org.mmlatch.eval;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The summary of one metric over several runs.
 *
 * @param defined number of runs in which the metric is defined; mean and deviation are over these
 * @param undefined number of runs in which it is undefined
 * @param mean arithmetic mean; empty without runs
 * @param standardDeviation sample standard deviation (divisor n - 1); empty with fewer than two
 *     runs
 */
public record SampleSummary(
    int defined, int undefined, OptionalDouble mean, OptionalDouble standardDeviation) {

  /** Summarises the values of one metric, one per run. */
  static SampleSummary of(List<OptionalDouble> runs) {
    double[] values = runs.stream().flatMapToDouble(OptionalDouble::stream).toArray();
    return new SampleSummary(
        values.length,
        runs.size() - values.length,
        Arrays.stream(values).average(),
        deviationOf(values));
  }

  /** Returns the standard error of the mean; empty with fewer than two runs. */
  public OptionalDouble standardError() {
    return standardDeviation.stream().map(s -> s / Math.sqrt(defined)).findFirst();
  }

  /**
   * Returns {@code mean ± standard deviation} with four decimals; for a single run only the mean.
   * The number of runs in which the metric is undefined, if any, is appended.
   */
  public String toText() {
    String spread =
        standardDeviation.isPresent()
            ? " ± " + Decimal.rounded(standardDeviation.getAsDouble())
            : "";
    String remark = defined > 0 && undefined > 0 ? " (" + undefined + " undefined)" : "";
    return Decimal.rounded(mean) + spread + remark;
  }

  private static OptionalDouble deviationOf(double[] values) {
    if (values.length < 2) {
      return OptionalDouble.empty();
    }
    double[] centred = Comoments.centred(values);
    return OptionalDouble.of(Math.sqrt(Comoments.dot(centred, centred) / (values.length - 1)));
  }
}
