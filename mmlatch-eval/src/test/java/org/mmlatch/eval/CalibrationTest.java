package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void eachTenthComparesWhatWasSaidWithWhatHappened() {
    Calibration calibration =
        Calibration.of(
            new double[] {0.02, 0.04, 0.95, 1, 1}, new boolean[] {false, true, true, true, false});
    assertEquals(2, calibration.bins().size());
    assertEquals(new Calibration.Bin(2, 0.03, 0.5), calibration.bins().get(0));
    assertEquals(3, calibration.bins().get(1).count());
    double expected = (2 * 0.47 + 3 * (2.95 / 3 - 2.0 / 3)) / 5;
    assertEquals(expected, calibration.expectedError(), 1e-12);
  }

  @Test
  void aBinIsClosedBelow() {
    assertEquals(
        List.of(1, 1),
        Calibration.of(new double[] {0.1, 0.0999}, new boolean[2]).bins().stream()
            .map(Calibration.Bin::count)
            .toList());
  }

  @Test
  void probabilitiesOfClassesSumToOneHoweverLargeLogitsAre() {
    assertArrayEquals(
        new double[] {0.5, 0.5, 0}, Probabilities.softmax(new double[] {900, 900, -900}), 1e-12);
    assertEquals(0.75, Probabilities.sigmoid(Math.log(3)), 1e-12);
  }
}
