package org.mmlatch.eval;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Asks by resampling whether two systems differ in a metric. Both are trained with the same seeds
 * and evaluated on the same segments, so that each difference is one between pairs.
 *
 * <p>What is resampled is what the answer is about:
 *
 * <ul>
 *   <li>over segments: had other segments of the same kind been in the split, would <em>these
 *       trainings</em> still differ? Seeds are held fixed.
 *   <li>over seeds: had the trainings been seeded otherwise, would they still differ <em>on these
 *       segments</em>? Segments are held fixed.
 * </ul>
 */
public final class PairedBootstrap {
  private static final double TAIL = 0.025; // of the confidence interval, at each end
  private static final double MOST_ENUMERATED = 1_000_000;

  private final List<Pair> pairs;

  /**
   * Prepares a comparison.
   *
   * @param pairs one a seed, at least one
   * @throws BadPredictionsException if they are not all of the same resamples
   */
  public PairedBootstrap(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least one pair");
    }
    this.pairs = List.copyOf(pairs);
    pairs.forEach(pair -> pairs.get(0).baseline().requireSameSegments(pair.baseline()));
  }

  /** What two systems trained with the same seed reach, on the same resamples of segments. */
  public record Pair(ResampledMetric baseline, ResampledMetric other) {
    /**
     * Makes sure that both can be paired.
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
   * A difference, other minus baseline, in units of the metric.
   *
   * @param mean over the pairs, of what was measured
   * @param low the lower end of the 95 % percentile interval
   * @param high the upper end
   * @param p two-sided: how often resampling puts the difference on the other side of 0, doubled
   */
  public record Difference(double mean, double low, double high, double p) {}

  /** Returns the difference over the resamples of segments; empty if the metric is undefined. */
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
   * Resamples seeds: every way to draw as many as there are, or a million of them at random; empty
   * with fewer than two or if the metric is undefined.
   */
  public Optional<Difference> overSeeds(long seed) {
    double[] perSeed = pairs.stream().flatMapToDouble(pair -> pair.measured().stream()).toArray();
    if (perSeed.length < pairs.size() || perSeed.length < 2) {
      return Optional.empty();
    }
    double mean = Arrays.stream(perSeed).average().orElseThrow();
    return Optional.of(summary(mean, resampled(perSeed, seed)));
  }

  private static double[] resampled(double[] perSeed, long seed) {
    int n = perSeed.length;
    double ways = Math.pow(n, n);
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[(int) Math.min(ways, MOST_ENUMERATED)];
    for (int way = 0; way < means.length; way++) {
      double sum = 0;
      int digits = way;
      for (int i = 0; i < n; i++) {
        int drawn = ways <= MOST_ENUMERATED ? digits % n : random.nextInt(n);
        digits /= n;
        sum += perSeed[drawn];
      }
      means[way] = sum / n;
    }
    return means;
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
