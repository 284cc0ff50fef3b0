package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DirectionTest {

  @Test
  void anErrorIsBetterWhenLower() {
    assertTrue(Direction.LOWER_IS_BETTER.isBetter(0.5, 0.6));
    assertFalse(Direction.LOWER_IS_BETTER.isBetter(0.6, 0.5));
  }

  @Test
  void anAgreementIsBetterWhenHigher() {
    assertTrue(Direction.HIGHER_IS_BETTER.isBetter(0.6, 0.5));
    assertFalse(Direction.HIGHER_IS_BETTER.isBetter(0.5, 0.6));
  }

  @Test
  void nothingIsBetterThanItself() {
    for (Direction direction : Direction.values()) {
      assertFalse(direction.isBetter(0.5, 0.5));
    }
  }
}
