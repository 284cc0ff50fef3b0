package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SeedSummaryTest {

  @Test
  void meanAndSampleDeviationAreOverRuns() {
    SampleSummary mae = runs(1, 2, 3, 4).of(SentimentMetrics.MAE);

    assertEquals(2.5, mae.mean().orElseThrow(), 1e-12);
    assertEquals(Math.sqrt(5.0 / 3), mae.standardDeviation().orElseThrow(), 1e-12);
    assertEquals(Math.sqrt(5.0 / 12), mae.standardError().orElseThrow(), 1e-12);
    assertEquals(4, mae.defined());
  }

  @Test
  void oneRunHasAMeanButNoDeviation() {
    SampleSummary mae = runs(0.5).of(SentimentMetrics.MAE);

    assertEquals(new SampleSummary(1, 0, OptionalDouble.of(0.5), OptionalDouble.empty()), mae);
    assertEquals(OptionalDouble.empty(), mae.standardError());
    assertEquals("0.5000", mae.toText());
  }

  @Test
  void equalRunsHaveNoDeviationAtAll() {
    assertEquals(
        OptionalDouble.of(0), runs(0.1, 0.1, 0.1).of(SentimentMetrics.MAE).standardDeviation());
  }

  @Test
  void undefinedValuesAreLeftOutAndCounted() {
    SeedSummary summary =
        new SeedSummary(List.of(correlated(0.5, 0.25), mae(0.6), correlated(0.7, 0.75)));

    SampleSummary correlation = summary.of(SentimentMetrics.CORR);
    assertEquals(2, correlation.defined());
    assertEquals(1, correlation.undefined());
    assertEquals(0.5, correlation.mean().orElseThrow(), 1e-12);
    assertEquals("0.5000 ± 0.3536 (1 undefined)", correlation.toText());
  }

  @Test
  void aMetricUndefinedInEveryRunIsUndefined() {
    SampleSummary correlation = runs(0.5, 0.6).of(SentimentMetrics.CORR);

    assertEquals(OptionalDouble.empty(), correlation.mean());
    assertEquals("undefined", correlation.toText());
  }

  @Test
  void theBestRunHasTheLowestMaeAndComesFirst() {
    assertEquals(1, runs(0.7, 0.5, 0.6, 0.5).bestRun());
    assertEquals(mae(0.5), runs(0.7, 0.5, 0.6).best());
  }

  @Test
  void theBestRunIsTheOneThatThePrimaryMetricSays() {
    MetricCatalogue emotion = PresenceMetrics.binary(new Label("happy", 0));
    Metrics undefined = new Metrics(10, emotion, Map.of());
    Metrics low = new Metrics(10, emotion, Map.of(emotion.primary(), 0.5));
    Metrics high = new Metrics(10, emotion, Map.of(emotion.primary(), 0.6));

    assertEquals(2, new SeedSummary(List.of(undefined, low, high)).bestRun());
    assertThrows(IllegalArgumentException.class, () -> new SeedSummary(List.of(low, mae(0.5))));
  }

  @Test
  void jsonHoldsEverything() {
    var json = new SeedSummary(List.of(correlated(1, 0.5), mae(3))).toJson();

    assertEquals(2, json.get("runs").getAsInt());
    assertEquals(0, json.get("best_run").getAsInt());
    assertEquals(
        JsonParser.parseString(
            """
            {"mean": 2.0, "standard_deviation": 1.4142135623730951, "standard_error": 1.0,
             "defined": 2, "undefined": 0, "best": 1.0}
            """),
        json.get("mae"));
    assertEquals(
        JsonParser.parseString(
            """
            {"mean": 0.5, "standard_deviation": null, "standard_error": null,
             "defined": 1, "undefined": 1, "best": 0.5}
            """),
        json.get("corr"));
  }

  @Test
  void tableShowsMeanAndDeviationBesideTheBestRun() {
    List<String> lines =
        SeedSummaryTable.of(runs(0.6, 0.7))
            .toText()
            .lines()
            .limit(3)
            .map(String::stripTrailing)
            .toList();

    assertEquals(
        "Metric                                   Mean ± SD of 2  Best by MAE  Convention",
        lines.get(0));
    assertEquals(
        "MAE                                     0.6500 ± 0.0707       0.6000  mean absolute error",
        lines.get(2));
  }

  @Test
  void tableOfOneRunHasItsValuesAlone() {
    assertEquals(MetricsTable.of(mae(0.6)), SeedSummaryTable.of(runs(0.6)));
  }

  @Test
  void thereIsAtLeastOneRun() {
    assertThrows(IllegalArgumentException.class, () -> new SeedSummary(List.of()));
  }

  private static SeedSummary runs(double... maes) {
    return new SeedSummary(Arrays.stream(maes).mapToObj(SeedSummaryTest::mae).toList());
  }

  private static Metrics mae(double mae) {
    return new Metrics(10, SentimentMetrics.CATALOGUE, Map.of(SentimentMetrics.MAE, mae));
  }

  private static Metrics correlated(double mae, double correlation) {
    return new Metrics(
        10,
        SentimentMetrics.CATALOGUE,
        Map.of(SentimentMetrics.MAE, mae, SentimentMetrics.CORR, correlation));
  }
}
