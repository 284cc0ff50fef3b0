package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
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
  void theBetterComesFirstAndWhatIsUndefinedLast() {
    List<OptionalDouble> values =
        List.of(OptionalDouble.empty(), OptionalDouble.of(0.6), OptionalDouble.of(0.5));

    assertEquals(
        List.of(OptionalDouble.of(0.5), OptionalDouble.of(0.6), OptionalDouble.empty()),
        values.stream().sorted(Direction.LOWER_IS_BETTER.bestFirst()).toList());
    assertEquals(
        List.of(OptionalDouble.of(0.6), OptionalDouble.of(0.5), OptionalDouble.empty()),
        values.stream().sorted(Direction.HIGHER_IS_BETTER.bestFirst()).toList());
  }

  @Test
  void nothingIsBetterThanItself() {
    for (Direction direction : Direction.values()) {
      assertFalse(direction.isBetter(0.5, 0.5));
    }
  }
}
