package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A metric of one system's predictions, as measured and over resamples of their segments. */
public final class ResampledMetric {
  private final List<Segment> segments;
  private final OptionalDouble measured;
  private final double[] resamples; // NaN where undefined

  /** The id and targets of a segment; predictions can be paired only if these are equal. */
  record Segment(String id, List<Float> targets) {}

  private ResampledMetric(List<Segment> segments, OptionalDouble measured, double[] resamples) {
    this.segments = segments;
    this.measured = measured;
    this.resamples = resamples;
  }

  /**
   * Computes the metric.
   *
   * @param draws resamples of the predictions' segments
   */
  public static ResampledMetric of(Predictions predictions, Metric metric, Resamples draws) {
    Outcomes outcomes = predictions.outcomes();
    Formula.Resampled over = metric.formula().over(outcomes);
    List<Double> resamples = new ArrayList<>();
    draws.forEach(outcomes.segments(), drawn -> resamples.add(over.of(drawn).orElse(Double.NaN)));
    return new ResampledMetric(
        draws.shared(
            predictions.rows().stream().map(row -> new Segment(row.id(), row.targets())).toList()),
        metric.of(outcomes),
        resamples.stream().mapToDouble(Double::doubleValue).toArray());
  }

  OptionalDouble measured() {
    return measured;
  }

  int resamples() {
    return resamples.length;
  }

  OptionalDouble resample(int number) {
    double value = resamples[number];
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** Returns whether another metric is over the same resamples of the same segments and targets. */
  public boolean canBePairedWith(ResampledMetric other) {
    return resamples.length == other.resamples.length && segments.equals(other.segments);
  }

  void requireSameSegments(ResampledMetric other) {
    if (!canBePairedWith(other)) {
      throw new BadPredictionsException(
          "Predictions that are compared must be for the same segments in the same order.");
    }
  }
}
