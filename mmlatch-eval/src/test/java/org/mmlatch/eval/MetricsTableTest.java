package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricsTableTest {

  @Test
  void showsEveryMetricWithFourDecimalsAndItsConvention() {
    Metrics metrics =
        Metrics.of(
            Outcomes.of(new double[] {0.5, 0.5, 0.5}, new double[] {0, 0, -0.25}),
            SentimentMetrics.CATALOGUE);

    assertEquals(
        """
        Metric                                      Value  Convention
        --------------------------------------  ---------  --------------------------------------------
        MAE                                        0.5833  mean absolute error
        Corr                                    undefined  Pearson
        Acc@7                                      1.0000  clipped to [-3, 3], rounded half to even
        Acc@5                                      1.0000  clipped to [-2, 2], rounded half to even
        Acc@2                                      0.0000  zeros excluded
        F1@2                                       0.0000  zeros excluded, weighted by predicted counts
        Acc@2 (zeros positive)                     0.6667  positive: >= 0
        F1@2 (zeros positive)                      0.8000  positive: >= 0, weighted by predicted counts
        Acc@2 (zeros negative)                     0.0000  positive: > 0
        F1@2 (zeros negative)                      0.0000  positive: > 0, weighted by predicted counts
        F1@2, target-weighted                      0.0000  zeros excluded, weighted by target counts
        F1@2 (zeros positive), target-weighted     0.5333  positive: >= 0, weighted by target counts
        F1@2 (zeros negative), target-weighted     0.0000  positive: > 0, weighted by target counts
        """,
        MetricsTable.of(metrics).toText());
  }

  @Test
  void numbersOfSegmentsAreWhole() {
    Outcomes two = new Outcomes(new double[][] {{1}, {-1}}, new double[][] {{1}, {1}});
    Metric share =
        new Metric(
            "acc",
            "Acc",
            Direction.HIGHER_IS_BETTER,
            Unit.SHARE,
            "accuracy",
            of -> OptionalDouble.of(1));
    Metric count = Metric.count("positives", "Present", "segments", of -> OptionalDouble.of(2));
    MetricCatalogue catalogue = new MetricCatalogue(List.of(count, share), List.of(share));
    Metrics metrics = Metrics.of(two, catalogue);

    assertEquals(
        List.of("2", "1.0000"),
        MetricsTable.of(metrics).rows().stream().map(row -> row.get(1)).toList());
  }
}
