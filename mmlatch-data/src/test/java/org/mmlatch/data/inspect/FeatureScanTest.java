package org.mmlatch.data.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmlatch.tensor.Tensor;

class FeatureScanTest {
  private static FeatureSummary scan(int dim, float... values) {
    return FeatureScan.of(Tensor.of(values, values.length / dim, dim), bytes -> {});
  }

  @Test
  void theRangeCoversAllFeatures() {
    ValueRange range = scan(2, 1, -10, 3, 10).range().orElseThrow();
    assertEquals(new ValueRange(-10, 10, 6, 10), range);
  }

  @Test
  void aFeatureWithOneValueIsConstant() {
    assertEquals(List.of(new ConstantFeature(1, 7)), scan(2, 1, 7, 3, 7).constant());
  }

  @Test
  void aStepCountsAsZeroIfAllItsFeaturesAre() {
    FeatureSummary summary = scan(2, 0, 0, 0, 1, -0f, 0, Float.NaN, 0);
    assertEquals(2, summary.zeroSteps());
    assertEquals(0.5, summary.zeroShare());
  }

  @Test
  void valuesThatAreNotFiniteAreCountedAndLeftOutOfTheRest() {
    FeatureSummary summary =
        scan(1, 1, 3, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
    assertEquals(3, summary.notFinite());
    assertEquals(Optional.of(2L), summary.firstNotFinite());
    assertEquals(Optional.of(new ValueRange(1, 3, 2, 1)), summary.range());
    assertEquals(List.of(2.0), summary.statistics().mean());
  }

  @Test
  void withoutFiniteValuesThereIsNoRange() {
    FeatureSummary summary = scan(1, Float.NaN);
    assertEquals(Optional.empty(), summary.range());
    assertEquals(List.of(), summary.constant());
  }

  @Test
  void withoutStepsEverythingIsZero() {
    FeatureSummary summary = scan(3);
    assertEquals(0, summary.steps());
    assertEquals(0, summary.zeroShare());
    assertEquals(List.of(0.0, 0.0, 0.0), summary.statistics().standardDeviation());
  }

  @Test
  void featuresLargerThanAPartAreReadToTheEnd() {
    int dim = 300;
    float[] values = new float[dim * 500]; // more than two parts
    values[values.length - 1] = 5;
    List<Long> parts = new ArrayList<>();
    FeatureSummary summary = FeatureScan.of(Tensor.of(values, 500, dim), parts::add);
    assertEquals(499, summary.zeroSteps());
    assertEquals(5, summary.range().orElseThrow().max());
    assertEquals(3, parts.size());
    assertEquals(4L * values.length, parts.stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void aStepWiderThanAPartIsReadAtOnce() {
    int dim = 70_000;
    assertEquals(2, scan(dim, new float[2 * dim]).zeroSteps());
  }
}
