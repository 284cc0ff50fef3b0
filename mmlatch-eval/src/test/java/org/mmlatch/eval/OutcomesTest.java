package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OutcomesTest {
  private static final double[][] LOGITS = {{1, 2}, {3, 4}, {5, 6}};
  private static final double[][] CLASSES = {{0}, {1}, {1}};

  @Test
  void columnsAreOfOneOutputOrTarget() {
    Outcomes outcomes = new Outcomes(LOGITS, CLASSES);
    assertEquals(3, outcomes.segments());
    assertEquals(2, outcomes.outputs());
    assertArrayEquals(new double[] {2, 4, 6}, outcomes.predictions(1));
    assertArrayEquals(new double[] {0, 1, 1}, outcomes.targets(0));
  }

  @Test
  void resamplingTakesPredictionsAndTargetsOfTheSameSegments() {
    Outcomes drawn = new Outcomes(LOGITS, CLASSES).resampled(new int[] {2, 0, 2});
    assertArrayEquals(new double[] {5, 1, 5}, drawn.predictions(0));
    assertArrayEquals(new double[] {1, 0, 1}, drawn.targets(0));
  }

  @Test
  void everySegmentHasAsManyPredictionsAndAsManyTargetsOrOne() {
    double[][] three = {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}};
    double[][] ragged = {{1, 2}, {3}, {4, 5}};
    double[][] none = {{}, {}, {}};
    assertThrows(IllegalArgumentException.class, () -> new Outcomes(LOGITS, three));
    assertThrows(IllegalArgumentException.class, () -> new Outcomes(ragged, LOGITS));
    assertThrows(IllegalArgumentException.class, () -> new Outcomes(LOGITS, ragged));
    assertThrows(IllegalArgumentException.class, () -> new Outcomes(none, none));
  }

  @Test
  void theLargestOutputIsTheFirstOfEquals() {
    Outcomes outcomes =
        new Outcomes(new double[][] {{1, 3, 3}, {2, 1, 0}}, new double[][] {{0}, {0}});
    assertEquals(1, outcomes.largest(0));
    assertEquals(0, outcomes.largest(1));
  }

  @Test
  void theGreatestFloatIsANumber() {
    assertEquals(1, Outcomes.of(new double[] {-Float.MAX_VALUE}, new double[] {0}).segments());
    double beyond = Math.nextUp((double) Float.MAX_VALUE);
    assertThrows(
        BadPredictionsException.class, () -> Outcomes.of(new double[] {beyond}, new double[] {0}));
  }
}
