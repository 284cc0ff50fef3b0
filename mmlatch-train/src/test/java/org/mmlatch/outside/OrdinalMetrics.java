package org.mmlatch.outside;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.mmlatch.eval.Direction;
import org.mmlatch.eval.Formula;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.Unit;

/** How many classes a decision is off. */
final class OrdinalMetrics {
  private static final Metric DISTANCE =
      new Metric(
          "distance",
          "Distance",
          Direction.LOWER_IS_BETTER,
          Unit.TARGET,
          "classes between the decision and the target",
          mean(distance -> distance));

  private static final Metric NEAR =
      new Metric(
          "near",
          "Near",
          Direction.HIGHER_IS_BETTER,
          Unit.SHARE,
          "the class or one beside it",
          mean(distance -> distance <= 1 ? 1 : 0));

  static final MetricCatalogue CATALOGUE =
      new MetricCatalogue(List.of(DISTANCE, NEAR), List.of(DISTANCE, NEAR));

  private OrdinalMetrics() {}

  private static Formula mean(DoubleUnaryOperator ofDistance) {
    return outcomes ->
        OptionalDouble.of(
            IntStream.range(0, outcomes.segments())
                .mapToDouble(i -> Math.abs(outcomes.largest(i) - outcomes.target(i, 0)))
                .map(ofDistance)
                .average()
                .orElseThrow());
  }
}
