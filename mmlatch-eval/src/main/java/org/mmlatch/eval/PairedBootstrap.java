package org.mmlatch.eval;

import java.util.ArrayList;
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

  private final Metric metric;
  private final List<Pair> pairs;

  /**
   * Prepares a comparison.
   *
   * @param pairs one a seed, at least one
   * @throws BadPredictionsException if the predictions are not all for the same segments
   */
  public PairedBootstrap(Metric metric, List<Pair> pairs) {
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least one pair");
    }
    this.metric = metric;
    this.pairs = List.copyOf(pairs);
    Predictions first = pairs.get(0).baseline();
    pairs.forEach(
        pair -> {
          requireSameSegments(first, pair.baseline());
          requireSameSegments(first, pair.other());
        });
  }

  /** Predictions of two systems trained with the same seed. */
  public record Pair(Predictions baseline, Predictions other) {}

  /**
   * A difference, other minus baseline, in units of the metric.
   *
   * @param mean over the pairs, of what was measured
   * @param low the lower end of the 95 % percentile interval
   * @param high the upper end
   * @param p two-sided: how often resampling puts the difference on the other side of 0, doubled
   */
  public record Difference(double mean, double low, double high, double p) {}

  /** Resamples segments, the same ones for every prediction; empty if the metric is undefined. */
  public Optional<Difference> overSegments(int resamples, long seed) {
    List<Compared> columns = pairs.stream().map(Compared::new).toList();
    int segments = pairs.get(0).baseline().rows().size();
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> differences = new ArrayList<>();
    for (int r = 0; r < resamples; r++) {
      int[] drawn = random.ints(segments, 0, segments).toArray();
      mean(columns, drawn).ifPresent(differences::add);
    }
    OptionalDouble measured = mean(columns, IntStream.range(0, segments).toArray());
    return measured.stream().boxed().map(mean -> summary(mean, differences)).findFirst();
  }

  /**
   * Resamples seeds: every way to draw as many as there are, or a million of them at random; empty
   * with fewer than two or if the metric is undefined.
   */
  public Optional<Difference> overSeeds(long seed) {
    int[] all = IntStream.range(0, pairs.get(0).baseline().rows().size()).toArray();
    double[] perSeed =
        pairs.stream()
            .map(Compared::new)
            .flatMapToDouble(columns -> difference(columns, all).stream())
            .toArray();
    if (perSeed.length < pairs.size() || perSeed.length < 2) {
      return Optional.empty();
    }
    double mean = Arrays.stream(perSeed).average().orElseThrow();
    return Optional.of(summary(mean, resampled(perSeed, seed)));
  }

  private static List<Double> resampled(double[] perSeed, long seed) {
    int n = perSeed.length;
    double ways = Math.pow(n, n);
    SplittableRandom random = new SplittableRandom(seed);
    List<Double> means = new ArrayList<>();
    for (long way = 0; way < Math.min(ways, MOST_ENUMERATED); way++) {
      double sum = 0;
      long digits = way;
      for (int i = 0; i < n; i++) {
        int drawn = ways <= MOST_ENUMERATED ? (int) (digits % n) : random.nextInt(n);
        digits /= n;
        sum += perSeed[drawn];
      }
      means.add(sum / n);
    }
    return means;
  }

  private static Difference summary(double mean, List<Double> resampled) {
    double[] sorted = resampled.stream().mapToDouble(Double::doubleValue).sorted().toArray();
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

  private OptionalDouble mean(List<Compared> pairs, int[] drawn) {
    double sum = 0;
    for (Compared pair : pairs) {
      OptionalDouble difference = difference(pair, drawn);
      if (difference.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += difference.getAsDouble();
    }
    return OptionalDouble.of(sum / pairs.size());
  }

  private OptionalDouble difference(Compared pair, int[] drawn) {
    OptionalDouble baseline = metric.of(pair.baseline.resampled(drawn));
    OptionalDouble other = metric.of(pair.other.resampled(drawn));
    return baseline.isPresent() && other.isPresent()
        ? OptionalDouble.of(other.getAsDouble() - baseline.getAsDouble())
        : OptionalDouble.empty();
  }

  /** A pair's numbers. */
  private record Compared(Outcomes baseline, Outcomes other) {
    private Compared(Pair pair) {
      this(pair.baseline().outcomes(), pair.other().outcomes());
    }
  }

  private static void requireSameSegments(Predictions first, Predictions second) {
    boolean same = first.rows().size() == second.rows().size();
    for (int i = 0; same && i < first.rows().size(); i++) {
      Predictions.Row left = first.rows().get(i);
      Predictions.Row right = second.rows().get(i);
      same = left.id().equals(right.id()) && left.target() == right.target();
    }
    if (!same) {
      throw new BadPredictionsException(
          "Predictions that are compared must be for the same segments in the same order.");
    }
  }
}
