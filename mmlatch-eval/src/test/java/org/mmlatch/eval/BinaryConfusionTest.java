package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BinaryConfusionTest {
  // F1 of positives 2·3 / (2·3 + 1 + 2) = 2/3, of negatives 2·4 / (2·4 + 1 + 2) = 8/11.
  private static final BinaryConfusion EXAMPLE = new BinaryConfusion(3, 1, 2, 4);

  @Test
  void countsEveryKindOfDecision() {
    double[] predictions = {1, 1, -1, -1, 1};
    double[] targets = {1, -1, 1, -1, 0};

    List<BinaryConfusion> counted = new ArrayList<>();
    BinaryConfusion.formula(
            x -> x != 0,
            x -> x > 0,
            counts -> {
              counted.add(counts);
              return counts.accuracy();
            })
        .of(Outcomes.of(predictions, targets));
    assertEquals(List.of(new BinaryConfusion(1, 1, 1, 1)), counted);
  }

  @Test
  void accuracyIsTheShareOfRightDecisions() {
    assertEquals(0.7, EXAMPLE.accuracy().orElseThrow(), 1e-12);
  }

  @Test
  void predictionWeightedF1WeighsClassesByPredictedCounts() {
    double expected = 0.4 * 2 / 3 + 0.6 * 8 / 11;

    assertEquals(expected, EXAMPLE.predictionWeightedF1().orElseThrow(), 1e-12);
  }

  @Test
  void targetWeightedF1WeighsClassesByTargetCounts() {
    double expected = 0.5 * 2 / 3 + 0.5 * 8 / 11;

    assertEquals(expected, EXAMPLE.targetWeightedF1().orElseThrow(), 1e-12);
  }

  @Test
  void aClassThatNeverOccursCountsForNothing() {
    BinaryConfusion onlyPositives = new BinaryConfusion(5, 0, 0, 0);

    assertEquals(1, onlyPositives.predictionWeightedF1().orElseThrow());
    assertEquals(1, onlyPositives.targetWeightedF1().orElseThrow());
  }

  @Test
  void nothingIsDefinedWithoutSegments() {
    BinaryConfusion none = new BinaryConfusion(0, 0, 0, 0);

    assertEquals(OptionalDouble.empty(), none.accuracy());
    assertEquals(OptionalDouble.empty(), none.predictionWeightedF1());
    assertEquals(OptionalDouble.empty(), none.targetWeightedF1());
  }
}
