package org.mmlatch.data.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void anOddCountHasAMiddleNumber() {
    assertEquals(Optional.of(new Distribution(1, 2, 4, 9)), Distribution.of(List.of(9, 1, 2)));
  }

  @Test
  void anEvenCountHasAMedianBetweenTwoNumbers() {
    assertEquals(
        Optional.of(new Distribution(-1, 0.5, 0.75, 3)), Distribution.of(List.of(3f, -1f, 0f, 1f)));
  }

  @Test
  void noNumbersHaveNoDistribution() {
    assertEquals(Optional.empty(), Distribution.of(List.<Integer>of()));
  }
}
