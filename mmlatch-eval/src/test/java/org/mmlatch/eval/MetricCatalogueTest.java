package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
  private static final Metric MAE = SentimentMetrics.MAE;
  private static final Metric CORR = SentimentMetrics.CORR;

  @Test
  void theFirstOfTheHeadlineIsPrimary() {
    assertEquals(CORR, new MetricCatalogue(List.of(MAE, CORR), List.of(CORR, MAE)).primary());
  }

  @Test
  void aMetricIsFoundByItsKey() {
    assertEquals(Optional.of(CORR), SentimentMetrics.CATALOGUE.find("corr"));
    assertEquals(Optional.empty(), SentimentMetrics.CATALOGUE.find("Corr"));
  }

  @Test
  void theHeadlineIsChosenFromAllAndKeysAreUnique() {
    List<Metric> one = List.of(MAE);
    List<Metric> none = List.of();
    List<Metric> twice = List.of(MAE, SimsMetrics.MAE);
    assertThrows(IllegalArgumentException.class, () -> new MetricCatalogue(one, List.of(CORR)));
    assertThrows(IllegalArgumentException.class, () -> new MetricCatalogue(one, none));
    assertThrows(IllegalArgumentException.class, () -> new MetricCatalogue(twice, one));
  }

  @Test
  void emotionsHaveTheirMeansFirstTheWeightedAccuracyBeforeAll() {
    MetricCatalogue emotions =
        PresenceMetrics.multilabel(List.of(Label.at("happy", 0.5), Label.at("sad", 0.5)));
    assertEquals(
        List.of("mean_wacc", "mean_f1_weighted", "mean_acc", "mean_f1", "mean_auc", "exact_match"),
        emotions.keys().subList(0, 6));
    assertEquals("wacc:happy", emotions.keys().get(10));
    assertEquals("WAcc, mean", emotions.primary().label());
    assertEquals(
        emotions, PresenceMetrics.multilabel(List.of(new Label("happy", 0), new Label("sad", 0))));
  }

  @Test
  void aMeanOverLabelsDoesNotHaveTheNameOfOne() {
    MetricCatalogue feelings = PresenceMetrics.multilabel(List.of(Label.at("happy, very: 1", 0.5)));
    assertEquals("mean_wacc", feelings.primary().key());
    assertEquals("WAcc, mean", feelings.primary().label());
    assertEquals("F1, weighted, mean", feelings.headline().get(1).label());
  }

  @Test
  void aThresholdOfAProbabilityIsALogitThatMustBeExceeded() {
    Metric said =
        PresenceMetrics.binary(Label.at("sarcasm", 0.75)).find("predicted_positives").orElseThrow();
    double logit = Math.log(3);
    Outcomes outcomes = Outcomes.of(new double[] {logit, logit + 1e-9}, new double[] {1, 1});
    assertEquals(OptionalDouble.of(1), said.of(outcomes));
  }
}
