package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AucTest {
  private static final double[] NONE = {};

  @Test
  void perfectSeparationIsOneAndTheWrongWayRoundZero() {
    double[] high = {3, 5, 4};
    double[] low = {2, 1};

    assertEquals(OptionalDouble.of(1), Auc.of(high, low));
    assertEquals(OptionalDouble.of(0), Auc.of(low, high));
  }

  @Test
  void countsThePairsInWhichThePositiveIsHigher() {
    // 0.8 beats all three; 0.4 beats 0.1 and 0.3; 0.35 beats them as well: 7 of 9.
    assertEquals(
        7.0 / 9,
        Auc.of(new double[] {0.8, 0.4, 0.35}, new double[] {0.1, 0.5, 0.3}).orElseThrow(),
        1e-12);
  }

  @Test
  void aTieCountsHalf() {
    // 1 ties with 1 and 1; 2 beats both and ties with 2: (0.5 + 0.5 + 0) + (1 + 1 + 0.5) of 6.
    assertEquals(3.5 / 6, Auc.of(new double[] {1, 2}, new double[] {1, 2, 1}).orElseThrow(), 1e-12);
  }

  @Test
  void scoresThatAreAllEqualAreChance() {
    assertEquals(OptionalDouble.of(0.5), Auc.of(new double[] {0, -0.0}, new double[] {-0.0, 0}));
  }

  @Test
  void isUndefinedWithoutPositivesOrNegatives() {
    assertEquals(OptionalDouble.empty(), Auc.of(NONE, new double[] {1}));
    assertEquals(OptionalDouble.empty(), Auc.of(new double[] {1}, NONE));
  }

  @Test
  void leavesTheCallersArraysAsTheyWere() {
    double[] positives = {3, 1};

    Auc.of(positives, new double[] {2});

    assertEquals(3, positives[0]);
  }

  @Test
  void nanCannotBeRanked() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Auc.of(new double[] {1, Double.NaN}, new double[] {0}));
  }
}
