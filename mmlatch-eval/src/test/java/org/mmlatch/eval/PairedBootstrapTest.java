package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
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

  private static PairedBootstrap.Pair pair(
      Metric metric, Resamples draws, Predictions baseline, Predictions other) {
    return new PairedBootstrap.Pair(
        ResampledMetric.of(baseline, metric, draws), ResampledMetric.of(other, metric, draws));
  }

  private static PairedBootstrap bootstrap(Metric metric, double betterBy, Resamples draws) {
    return new PairedBootstrap(
        IntStream.range(0, 4)
            .mapToObj(
                seed ->
                    pair(metric, draws, noisy(10 + seed, 1, 0), noisy(20 + seed, 1 - betterBy, 0)))
            .toList());
  }

  @Test
  void aLargeDifferenceIsSeenEitherWay() {
    PairedBootstrap bootstrap = bootstrap(SentimentMetrics.MAE, 0.5, new Resamples(1000, 0));
    PairedBootstrap.Difference segments = bootstrap.overSegments().orElseThrow();
    PairedBootstrap.Difference seeds = bootstrap.overSeeds(0).orElseThrow();
    assertEquals(-0.4, segments.mean(), 0.08); // E|x| = 0.8 deviations
    assertTrue(segments.high() < 0 && seeds.high() < 0);
    assertEquals(2.0 / 1001, segments.p(), 1e-12);
    assertEquals(2.0 / 257, seeds.p(), 1e-12); // 4 seeds: 256 ways to draw them
    assertEquals(segments.mean(), seeds.mean(), 1e-12);
  }

  @Test
  void whereThereIsNoDifferenceFiveInAHundredAreFoundSignificant() {
    double significant =
        IntStream.range(0, 200)
            .filter(
                i -> {
                  PairedBootstrap.Pair pair =
                      pair(
                          SentimentMetrics.MAE,
                          new Resamples(200, i),
                          noisy(2L * i, 1, 0),
                          noisy(2L * i + 1, 1, 0));
                  return new PairedBootstrap(List.of(pair)).overSegments().orElseThrow().p() < 0.05;
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
    PairedBootstrap.Difference d =
        new PairedBootstrap(
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
    PairedBootstrap bootstrap =
        new PairedBootstrap(List.of(pair(SentimentMetrics.MAE, new Resamples(50, 0), one, one)));
    assertEquals(Optional.of(new PairedBootstrap.Difference(0, 0, 0, 1)), bootstrap.overSegments());
    assertEquals(Optional.empty(), bootstrap.overSeeds(0), "a single seed says nothing of seeds");
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
    PairedBootstrap bootstrap =
        new PairedBootstrap(
            List.of(pair(SentimentMetrics.CORR, new Resamples(10, 0), constant, constant)));
    assertEquals(Optional.empty(), bootstrap.overSegments());
  }
}
