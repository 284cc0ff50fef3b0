package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of scipy.stats.t. */
class StudentTTest {
  @ParameterizedTest
  @CsvSource({
    "1, 12.706204736174694",
    "2, 4.302652729749462",
    "3, 3.1824463052837078",
    "4, 2.7764451051977934",
    "9, 2.262157162798205",
    "30, 2.0422724563012378",
    "199, 1.9719565442517533"
  })
  void ninetyFiveInAHundredAreWithin(int freedom, double t) {
    assertEquals(t, new StudentT(freedom).of95(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1, 0.2951672353008665",
    "2, 4, 0.8838834764831844",
    "3.3, 7, 0.9868792850615619",
    "1, 30, 0.6746913845739698",
    "10, 3, 0.9978716009415859",
    "0, 5, 0"
  })
  void aShareIsWithin(double t, int freedom, double share) {
    assertEquals(share, new StudentT(freedom).within(t), 1e-12);
  }
}
