package org.mmlatch.eval.report;

import java.util.stream.IntStream;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.TaskDescription;

/** The error of a model on each segment. */
final class SegmentErrors {
  private final String name;
  private final double[] values;

  private SegmentErrors(String name, double[] values) {
    this.name = name;
    this.values = values;
  }

  /** Returns the name of the error measure. */
  String name() {
    return name;
  }

  /** Returns the error on a segment. */
  double of(int segment) {
    return values[segment];
  }

  static SegmentErrors of(Outcomes outcomes, TaskDescription task) {
    IntStream segments = IntStream.range(0, outcomes.segments());
    return switch (task.type()) {
      case REGRESSION ->
          new SegmentErrors(
              "mean absolute error",
              segments
                  .mapToDouble(i -> Math.abs(outcomes.prediction(i, 0) - outcomes.target(i, 0)))
                  .toArray());
      case CLASSIFICATION ->
          new SegmentErrors(
              "share of segments with a wrong class",
              segments
                  .mapToDouble(i -> outcomes.largest(i) == outcomes.target(i, 0) ? 0 : 1)
                  .toArray());
      case MULTILABEL, BINARY ->
          new SegmentErrors(
              "share of wrong decisions",
              segments.mapToDouble(i -> wrong(outcomes, task, i)).toArray());
    };
  }

  private static double wrong(Outcomes outcomes, TaskDescription task, int segment) {
    double wrong = 0;
    for (int k = 0; k < outcomes.outputs(); k++) {
      Label label = task.labels().get(k);
      boolean predicted = outcomes.prediction(segment, k) > label.threshold();
      wrong += predicted == outcomes.target(segment, k) > 0 ? 0 : 1;
    }
    return wrong / outcomes.outputs();
  }
}
