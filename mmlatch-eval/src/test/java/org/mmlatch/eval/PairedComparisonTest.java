package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final int SEGMENTS = 200;

  /** Predictions that are off by normal noise of a deviation, and by a bias. */
  private static Predictions noisy(long seed, double deviation, double bias) {
    SplittableRandom targets = new SplittableRandom(1);
    SplittableRandom noise = new SplittableRandom(seed);
    return new Predictions(
        IntStream.range(0, SEGMENTS)
            .mapToObj(
                i -> {
                  double target = targets.nextDouble(-3, 3);
                  double prediction = target + bias + deviation * noise.nextGaussian();
                  return new Predictions.Row("s" + i, (float) target, (float) prediction);
                })
            .toList());
  }

  private static PairedComparison.Pair pair(
      Metric metric, Resamples draws, Predictions baseline, Predictions other) {
    return new PairedComparison.Pair(
        ResampledMetric.of(baseline, metric, draws), ResampledMetric.of(other, metric, draws));
  }

  private static PairedComparison bootstrap(Metric metric, double betterBy, Resamples draws) {
    return new PairedComparison(
        IntStream.range(0, 4)
            .mapToObj(
                seed ->
                    pair(metric, draws, noisy(10 + seed, 1, 0), noisy(20 + seed, 1 - betterBy, 0)))
            .toList());
  }

  @Test
  void aLargeDifferenceIsSeenEitherWay() {
    PairedComparison bootstrap = bootstrap(SentimentMetrics.MAE, 0.5, new Resamples(1000, 0));
    PairedComparison.Difference segments = bootstrap.overSegments().orElseThrow();
    PairedComparison.Difference seeds = bootstrap.overSeeds().orElseThrow();
    assertEquals(-0.4, segments.mean(), 0.08); // E|x| = 0.8 deviations
    assertTrue(segments.high() < 0 && seeds.high() < 0);
    assertEquals(2.0 / 1001, segments.p(), 1e-12);
    assertTrue(seeds.p() < 0.05);
    assertEquals(segments.mean(), seeds.mean(), 1e-12);
  }

  @Test
  void whereThereIsNoDifferenceFiveInAHundredAreFoundSignificant() {
    double significant =
        IntStream.range(0, 200)
            .filter(
                i -> {
                  PairedComparison.Pair pair =
                      pair(
                          SentimentMetrics.MAE,
                          new Resamples(200, i),
                          noisy(2L * i, 1, 0),
                          noisy(2L * i + 1, 1, 0));
                  return new PairedComparison(List.of(pair)).overSegments().orElseThrow().p()
                      < 0.05;
                })
            .count();
    assertEquals(10, significant, 9, "three standard deviations of a binomial count");
  }

  @Test
  void theIntervalHasTheWidthOfTheNormalApproximation() {
    Predictions baseline = noisy(1, 1, 0);
    Predictions other = noisy(2, 1, 0.3);
    double[] differences =
        IntStream.range(0, SEGMENTS)
            .mapToDouble(
                i -> {
                  Predictions.Row b = baseline.rows().get(i);
                  Predictions.Row o = other.rows().get(i);
                  return Math.abs(o.prediction() - o.target())
                      - Math.abs(b.prediction() - b.target());
                })
            .toArray();
    double[] centred = Comoments.centred(differences);
    double error = Math.sqrt(Comoments.dot(centred, centred)) / SEGMENTS;
    PairedComparison.Difference d =
        new PairedComparison(
                List.of(pair(SentimentMetrics.MAE, new Resamples(5000, 3), baseline, other)))
            .overSegments()
            .orElseThrow();
    assertEquals(2 * 1.96 * error, d.high() - d.low(), 0.15 * error);
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    assertEquals(
        bootstrap(SentimentMetrics.CORR, 0.1, new Resamples(100, 5)).overSegments(),
        bootstrap(SentimentMetrics.CORR, 0.1, new Resamples(100, 5)).overSegments());
  }

  @Test
  void aSystemDoesNotDifferFromItself() {
    Predictions one = noisy(1, 1, 0);
    PairedComparison bootstrap =
        new PairedComparison(List.of(pair(SentimentMetrics.MAE, new Resamples(50, 0), one, one)));
    assertEquals(
        Optional.of(new PairedComparison.Difference(0, 0, 0, 1)), bootstrap.overSegments());
    assertEquals(Optional.empty(), bootstrap.overSeeds(), "a single seed says nothing of seeds");
  }

  /** A pair whose mean absolute errors differ by so much. */
  private static PairedComparison.Pair apart(double difference) {
    Predictions exact =
        new Predictions(List.of(new Predictions.Row("a", 1, 1), new Predictions.Row("b", 2, 2)));
    float off = (float) difference;
    Predictions other =
        new Predictions(
            List.of(new Predictions.Row("a", 1, 1 + off), new Predictions.Row("b", 2, 2 + off)));
    return pair(SentimentMetrics.MAE, new Resamples(10, 0), exact, other);
  }

  /** Expected values: scipy.stats.ttest_1samp of the differences. */
  @Test
  void seedsAreComparedByThePairedTTest() {
    PairedComparison.Difference few =
        new PairedComparison(List.of(apart(1), apart(2), apart(6))).overSeeds().orElseThrow();
    assertEquals(3, few.mean(), 1e-12);
    assertEquals(-3.572410607728, few.low(), 1e-9);
    assertEquals(9.572410607728, few.high(), 1e-9);
    assertEquals(0.188497328799, few.p(), 1e-9);
    PairedComparison.Difference many =
        new PairedComparison(IntStream.range(0, 8).mapToObj(PairedComparisonTest::apart).toList())
            .overSeeds()
            .orElseThrow();
    assertEquals(1.452175327716, many.low(), 1e-9);
    assertEquals(5.547824672284, many.high(), 1e-9);
    assertEquals(0.004923804252, many.p(), 1e-9);
  }

  @Test
  void seedsThatAllDifferEquallyOrNotAtAllHaveNoSpread() {
    assertEquals(
        Optional.of(new PairedComparison.Difference(2, 2, 2, 0)),
        new PairedComparison(List.of(apart(2), apart(2))).overSeeds());
    assertEquals(
        Optional.of(new PairedComparison.Difference(0, 0, 0, 1)),
        new PairedComparison(List.of(apart(0), apart(0))).overSeeds());
  }

  @Test
  void seedsOfOtherSegmentsCannotBeCompared() {
    Predictions few = new Predictions(List.of(new Predictions.Row("c", 1, 1)));
    List<PairedComparison.Pair> pairs =
        List.of(apart(1), pair(SentimentMetrics.MAE, new Resamples(10, 0), few, few));
    assertThrows(BadPredictionsException.class, () -> new PairedComparison(pairs));
  }

  @Test
  void otherSegmentsCannotBePaired() {
    Predictions one = noisy(1, 1, 0);
    Predictions fewer = new Predictions(one.rows().subList(0, 10));
    assertThrows(
        BadPredictionsException.class,
        () -> pair(SentimentMetrics.MAE, new Resamples(10, 0), one, fewer));
  }

  @Test
  void anUndefinedMetricHasNoDifference() {
    Predictions constant =
        new Predictions(List.of(new Predictions.Row("a", 1, 1), new Predictions.Row("b", 2, 1)));
    PairedComparison bootstrap =
        new PairedComparison(
            List.of(pair(SentimentMetrics.CORR, new Resamples(10, 0), constant, constant)));
    assertEquals(Optional.empty(), bootstrap.overSegments());
  }
}
