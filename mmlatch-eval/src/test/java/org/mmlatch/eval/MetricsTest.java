package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {
  private static final double[] ONE_TWO_THREE = {1, 2, 3};

  @Test
  void perfectPredictionsHaveNoErrorAndFullAgreement() {
    Metrics metrics = metricsOf(new double[] {-2, 0, 1}, new double[] {-2, 0, 1});

    for (Metric metric : SentimentMetrics.CATALOGUE.metrics()) {
      double perfect = metric.direction() == Direction.LOWER_IS_BETTER ? 0 : 1;
      assertEquals(perfect, metrics.value(metric).orElseThrow(), 1e-12, metric.key());
    }
  }

  @Test
  void correlationIsUndefinedForConstantPredictionsAlthoughTheirMeanIsRounded() {
    Metrics metrics = metricsOf(new double[] {0.1, 0.1, 0.1}, ONE_TWO_THREE);

    assertEquals(OptionalDouble.empty(), metrics.value(SentimentMetrics.CORR));
  }

  @Test
  void correlationIsUndefinedForConstantTargets() {
    Metrics metrics = metricsOf(ONE_TWO_THREE, new double[] {0.7, 0.7, 0.7});

    assertEquals(OptionalDouble.empty(), metrics.value(SentimentMetrics.CORR));
  }

  @Test
  void correlationIsUndefinedForOneSegment() {
    assertEquals(
        OptionalDouble.empty(),
        metricsOf(new double[] {1}, new double[] {2}).value(SentimentMetrics.CORR));
  }

  @Test
  void correlationNeverExceedsOne() {
    Metrics metrics = metricsOf(new double[] {0.1, 0.2, 0.7}, new double[] {0.3, 0.6, 2.1});

    assertTrue(metrics.value(SentimentMetrics.CORR).orElseThrow() <= 1);
  }

  @Test
  void onlyMetricsThatExcludeZerosAreUndefinedWhereEveryTargetIsZero() {
    Metrics metrics = metricsOf(new double[] {0.5, -0.5}, new double[] {0, -0.0});

    Set<Metric> undefined =
        SentimentMetrics.CATALOGUE.metrics().stream()
            .filter(metric -> metrics.value(metric).isEmpty())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            SentimentMetrics.CORR,
            SentimentMetrics.BIN_ACC,
            SentimentMetrics.F1,
            SentimentMetrics.F1_TARGET_WEIGHTED),
        undefined);
  }

  @ParameterizedTest(name = "{0} is of class {1}")
  @CsvSource({"0.5, 0", "1.5, 2", "2.5, 2", "-0.5, 0", "-2.5, -2", "9, 3", "-9, -3"})
  void sevenClassesRoundHalfToEvenAfterClipping(double prediction, double sameClass) {
    Metrics metrics = metricsOf(new double[] {prediction}, new double[] {sameClass});

    assertEquals(1, metrics.value(SentimentMetrics.ACC_7).orElseThrow());
  }

  @Test
  void fiveClassesClipAtTwo() {
    Metrics metrics = metricsOf(new double[] {2, -3}, new double[] {3, -2});

    assertEquals(1, metrics.value(SentimentMetrics.ACC_5).orElseThrow());
    assertEquals(0, metrics.value(SentimentMetrics.ACC_7).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39})
  void aPredictionThatIsNotAFiniteFloatIsAnErrorThatNamesItsRow(double bad) {
    var error =
        assertThrows(
            BadPredictionsException.class,
            () -> metricsOf(new double[] {1, bad, 3}, ONE_TWO_THREE));

    assertEquals(
        "Row 2: the prediction is " + bad + "; expected a finite number (float32).",
        error.getMessage());
  }

  @Test
  void aTargetThatIsNotFiniteIsAnErrorThatNamesItsRow() {
    var error =
        assertThrows(
            BadPredictionsException.class,
            () -> metricsOf(ONE_TWO_THREE, new double[] {1, 2, Double.NaN}));

    assertEquals(
        "Row 3: the target is NaN; expected a finite number (float32).", error.getMessage());
  }

  @Test
  void noPredictionsAtAllAreAnError() {
    assertThrows(BadPredictionsException.class, () -> metricsOf(new double[0], new double[0]));
  }

  @Test
  void differentLengthsAreAnError() {
    var error =
        assertThrows(IllegalArgumentException.class, () -> metricsOf(new double[2], new double[3]));

    assertEquals("2 predictions but 3 targets", error.getMessage());
  }

  @Test
  void metricsWithoutSegmentsOrWithValuesThatAreNotFiniteOrOfAnotherTaskCannotBeMade() {
    MetricCatalogue catalogue = SentimentMetrics.CATALOGUE;
    Map<Metric, Double> notFinite = Map.of(SentimentMetrics.CORR, Double.NaN);
    Map<Metric, Double> ofAnother = Map.of(SimsMetrics.MAE, 0.5);

    assertThrows(IllegalArgumentException.class, () -> new Metrics(0, catalogue, Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new Metrics(1, catalogue, notFinite));
    assertThrows(IllegalArgumentException.class, () -> new Metrics(1, catalogue, ofAnother));
  }

  @Test
  void everyMetricHasAKeyAndALabelOfItsOwn() {
    int metrics = SentimentMetrics.CATALOGUE.metrics().size();

    assertEquals(
        metrics, SentimentMetrics.CATALOGUE.metrics().stream().map(Metric::key).distinct().count());
    assertEquals(
        metrics,
        SentimentMetrics.CATALOGUE.metrics().stream().map(Metric::label).distinct().count());
  }

  private static Metrics metricsOf(double[] predictions, double[] targets) {
    return Metrics.of(Outcomes.of(predictions, targets), SentimentMetrics.CATALOGUE);
  }
}
