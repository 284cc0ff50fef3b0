package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdSweepTest {
  private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8};
  private static final boolean[] PRESENT = {false, false, true, true};

  private static ThresholdSweep.Point point(double x, double y) {
    return new ThresholdSweep.Point(x, y);
  }

  @Test
  void rocRisesFromNothingToEverything() {
    assertEquals(
        List.of(point(0, 0), point(0, 0.5), point(0.5, 0.5), point(0.5, 1), point(1, 1)),
        ThresholdSweep.of(SCORES, PRESENT).orElseThrow().roc());
  }

  @Test
  void precisionIsThatOfTheSegmentsAboveTheThreshold() {
    ThresholdSweep sweep = ThresholdSweep.of(SCORES, PRESENT).orElseThrow();
    assertEquals(
        List.of(point(0.5, 1), point(0.5, 0.5), point(1, 2.0 / 3), point(1, 0.5)),
        sweep.precisionRecall());
    assertEquals(0.5 + 0.5 * 2 / 3, sweep.averagePrecision(), 1e-12, "as scikit-learn's example");
  }

  @Test
  void equalScoresFallTogether() {
    assertEquals(
        List.of(point(0, 0), point(1, 1)),
        ThresholdSweep.of(new double[] {2, 2, 2}, new boolean[] {true, false, true})
            .orElseThrow()
            .roc());
  }

  @Test
  void aLabelThatIsAlwaysOrNeverThereHasNoCurve() {
    assertTrue(ThresholdSweep.of(SCORES, new boolean[4]).isEmpty());
    assertTrue(ThresholdSweep.of(new double[] {1}, new boolean[] {true}).isEmpty());
  }
}
