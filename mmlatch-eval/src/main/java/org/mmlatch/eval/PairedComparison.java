package org.mmlatch.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Paired tests of whether two systems differ in a metric. Both are trained with the same seeds and
 * evaluated on the same segments, so differences are between pairs.
 *
 * <p>There are two tests, which answer different questions:
 *
 * <ul>
 *   <li>Over segments: would <em>these trained models</em> still differ on other segments of the
 *       same kind? Seeds are fixed, segments are drawn by bootstrap.
 *   <li>Over seeds: would models trained with other seeds still differ <em>on these segments</em>?
 *       Segments are fixed. Seeds are too few to be resampled, so this is Student's t-test.
 * </ul>
 */
public final class PairedComparison {
  private static final double TAIL = 0.025; // of the 95 % interval, on each side

  private final List<Pair> pairs;

  /**
   * Prepares a comparison.
   *
   * @param pairs one pair per seed, at least one
   * @throws BadPredictionsException if they are not all over the same segments and resamples
   */
  public PairedComparison(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least one pair");
    }
    this.pairs = List.copyOf(pairs);
    pairs.forEach(pair -> pairs.get(0).baseline().requireSameSegments(pair.baseline()));
  }

  /** The metric of two systems trained with the same seed, over the same resamples of segments. */
  public record Pair(ResampledMetric baseline, ResampledMetric other) {
    /**
     * Checks that both can be paired.
     *
     * @throws BadPredictionsException if the predictions are not for the same segments
     */
    public Pair {
      baseline.requireSameSegments(other);
    }

    private OptionalDouble measured() {
      return difference(baseline.measured(), other.measured());
    }

    private OptionalDouble resample(int number) {
      return difference(baseline.resample(number), other.resample(number));
    }

    private static OptionalDouble difference(OptionalDouble baseline, OptionalDouble other) {
      return baseline.isPresent() && other.isPresent()
          ? OptionalDouble.of(other.getAsDouble() - baseline.getAsDouble())
          : OptionalDouble.empty();
    }
  }

  /**
   * A difference, other minus baseline, in the unit of the metric.
   *
   * @param mean mean measured difference over the pairs
   * @param low lower end of the 95 % interval
   * @param high upper end
   * @param p two-sided p-value
   */
  public record Difference(double mean, double low, double high, double p) {}

  /**
   * Tests over resampled segments; empty if the metric is undefined. The interval is between
   * percentiles, and p is twice the share of resamples whose difference is 0 or on the other side
   * of it.
   */
  public Optional<Difference> overSegments() {
    double[] differences =
        IntStream.range(0, pairs.get(0).baseline().resamples())
            .mapToObj(r -> mean(pairs.stream().map(pair -> pair.resample(r)).toList()))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    return mean(pairs.stream().map(Pair::measured).toList()).stream()
        .boxed()
        .map(mean -> summary(mean, differences))
        .findFirst();
  }

  private static OptionalDouble mean(List<OptionalDouble> differences) {
    double sum = 0;
    for (OptionalDouble difference : differences) {
      if (difference.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += difference.getAsDouble();
    }
    return OptionalDouble.of(sum / differences.size());
  }

  /**
   * Tests over seeds, by Student's paired t-test. Empty with fewer than two seeds or if the metric
   * is undefined.
   */
  public Optional<Difference> overSeeds() {
    SampleSummary seeds = SampleSummary.of(pairs.stream().map(Pair::measured).toList());
    if (seeds.undefined() > 0 || seeds.defined() < 2) {
      return Optional.empty();
    }
    double mean = seeds.mean().orElseThrow();
    double error = seeds.standardError().orElseThrow();
    StudentT t = new StudentT(seeds.defined() - 1);
    double half = t.of95() * error;
    double p = mean == 0 ? 1 : Math.max(0, 1 - t.within(Math.abs(mean) / error));
    return Optional.of(new Difference(mean, mean - half, mean + half, p));
  }

  private static Difference summary(double mean, double[] resampled) {
    double[] sorted = resampled.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0) {
      return new Difference(mean, mean, mean, 1);
    }
    long notAbove = Arrays.stream(sorted).filter(d -> d <= 0).count();
    long notBelow = Arrays.stream(sorted).filter(d -> d >= 0).count();
    double p = 2.0 * (Math.min(notAbove, notBelow) + 1) / (sorted.length + 1);
    return new Difference(mean, at(sorted, TAIL), at(sorted, 1 - TAIL), Math.min(1, p));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
