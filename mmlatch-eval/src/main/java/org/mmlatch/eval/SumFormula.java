package org.mmlatch.eval;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A metric that is a function of sums over segments, such as the counts of a confusion matrix. The
 * contribution of each segment is computed once and reused in all resamples.
 */
final class SumFormula implements Formula {
  private final int width;
  private final Terms terms;
  private final Value value;

  /**
   * Creates a formula.
   *
   * @param width number of sums
   * @param terms contributions of the segments
   * @param value computes the metric from the sums
   */
  SumFormula(int width, Terms terms, Value value) {
    this.width = width;
    this.terms = terms;
    this.value = value;
  }

  /** The contributions of segments to the sums. */
  @FunctionalInterface
  interface Terms {
    /** Adds the contributions of a segment to {@code to}, starting at index {@code position}. */
    void add(Outcomes outcomes, int segment, double[] to, int position);
  }

  /** Computes the metric from the sums. */
  @FunctionalInterface
  interface Value {
    /** Returns the value for the sums over {@code segments} segments; empty if it is undefined. */
    OptionalDouble of(double[] sums, int segments);
  }

  /** Returns the mean of several formulas over those that are defined; undefined if none is. */
  static Formula mean(List<SumFormula> formulas) {
    int[] starts = new int[formulas.size()];
    for (int k = 1; k < starts.length; k++) {
      starts[k] = starts[k - 1] + formulas.get(k - 1).width;
    }
    int all = formulas.stream().mapToInt(formula -> formula.width).sum();
    return new SumFormula(
        all,
        (outcomes, segment, to, position) -> {
          for (int k = 0; k < starts.length; k++) {
            formulas.get(k).terms.add(outcomes, segment, to, position + starts[k]);
          }
        },
        (sums, segments) ->
            OptionalDoubles.mean(
                IntStream.range(0, starts.length)
                    .mapToObj(
                        k -> {
                          SumFormula formula = formulas.get(k);
                          int end = starts[k] + formula.width;
                          return formula.value.of(
                              Arrays.copyOfRange(sums, starts[k], end), segments);
                        })
                    .toList()));
  }

  @Override
  public OptionalDouble of(Outcomes outcomes) {
    double[] sums = new double[width];
    double[] row = new double[width];
    for (int i = 0; i < outcomes.segments(); i++) {
      Arrays.fill(row, 0);
      terms.add(outcomes, i, row, 0);
      for (int s = 0; s < width; s++) {
        sums[s] += row[s];
      }
    }
    return value.of(sums, outcomes.segments());
  }

  @Override
  public Resampled over(Outcomes outcomes) {
    double[] all = new double[outcomes.segments() * width];
    for (int i = 0; i < outcomes.segments(); i++) {
      terms.add(outcomes, i, all, i * width);
    }
    return width == 1
        ? drawn -> value.of(new double[] {sum(all, drawn)}, drawn.length)
        : drawn -> value.of(sums(all, drawn), drawn.length);
  }

  private static double sum(double[] all, int[] drawn) {
    double sum = 0;
    for (int i : drawn) {
      sum += all[i];
    }
    return sum;
  }

  private double[] sums(double[] all, int[] drawn) {
    double[] sums = new double[width];
    for (int i : drawn) {
      int start = i * width;
      for (int s = 0; s < sums.length; s++) {
        sums[s] += all[start + s];
      }
    }
    return sums;
  }
}
