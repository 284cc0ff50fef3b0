package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormulaTest {
  private static final int SEGMENTS = 60;

  static List<TaskDescription> everyTask() {
    return List.of(
        TaskDescription.SENTIMENT,
        TaskDescription.regression("M", TaskDescription.Convention.SIMS, -1, 1),
        TaskDescription.regression("anger", TaskDescription.Convention.MOSEI, 0, 3),
        TaskDescription.multilabel(
            List.of(Label.at("often", 0.5), Label.at("rare", 0.3), Label.at("never", 0.5))),
        TaskDescription.binary(Label.at("humour", 0.5)),
        TaskDescription.classification(List.of("a", "b", "c", "never")));
  }

  @ParameterizedTest
  @MethodSource("everyTask")
  void aPreparedMetricIsThatOfTheResampledOutcomesToTheLastBit(TaskDescription task) {
    Outcomes outcomes = outcomes(task, new SplittableRandom(1));
    SplittableRandom draws = new SplittableRandom(2);
    for (Metric metric : task.metrics().metrics()) {
      Formula.Resampled prepared = metric.formula().over(outcomes);
      for (int size : new int[] {1, 2, SEGMENTS, SEGMENTS}) { // also where much is undefined
        int[] drawn = draws.ints(size, 0, SEGMENTS).toArray();
        assertEquals(metric.of(outcomes.resampled(drawn)), prepared.of(drawn), metric.key());
      }
    }
  }

  /** A confusion matrix for each segment would have three billion cells. */
  @Test
  void thousandClassesNeedNoMatrixForEachSegment() {
    int classes = 1000;
    double[][] logits = new double[3 * classes][classes];
    double[][] targets = new double[logits.length][1];
    for (int i = 0; i < logits.length; i++) {
      targets[i][0] = i % classes;
      logits[i][i % 3 == 0 ? i % classes : 0] = 1; // a third are right
    }
    Outcomes outcomes = new Outcomes(logits, targets);
    Formula accuracy = ClassMetrics.of(names(classes)).find("acc").orElseThrow().formula();
    int[] all = IntStream.range(0, logits.length).toArray();
    assertEquals(accuracy.of(outcomes), accuracy.over(outcomes).of(all));
    assertEquals(1002.0 / 3000, accuracy.of(outcomes).orElseThrow());
  }

  private static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  /** Some logits are equal, the last label or class is in no segment. */
  private static Outcomes outcomes(TaskDescription task, SplittableRandom random) {
    int outputs = task.outputs().size();
    double[][] predictions = new double[SEGMENTS][outputs];
    double[][] targets = new double[SEGMENTS][];
    for (int i = 0; i < SEGMENTS; i++) {
      for (int k = 0; k < outputs; k++) {
        predictions[i][k] = Math.rint(8 * random.nextDouble(-4, 4)) / 8;
      }
      targets[i] =
          switch (task.type()) {
            case REGRESSION -> new double[] {Math.rint(5 * random.nextDouble(-1, 1)) / 5};
            case CLASSIFICATION -> new double[] {random.nextInt(outputs - 1)};
            case BINARY -> new double[] {random.nextInt(2)};
            case MULTILABEL ->
                IntStream.range(0, outputs)
                    .mapToDouble(k -> k < outputs - 1 ? random.nextInt(2) : 0)
                    .toArray();
          };
    }
    return new Outcomes(predictions, targets);
  }
}
