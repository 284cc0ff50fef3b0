package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {

  @Test
  void aPredictionThatIsNotFiniteIsAnErrorThatNamesItsSegment() {
    var error =
        assertThrows(
            BadPredictionsException.class, () -> new Predictions.Row("v[3]", 1, Float.NaN));

    assertEquals(
        "Segment 'v[3]': the prediction is NaN; expected a finite number.", error.getMessage());
  }

  @Test
  void aTargetThatIsNotFiniteIsAnErrorThatNamesItsSegment() {
    var error =
        assertThrows(
            BadPredictionsException.class,
            () -> new Predictions.Row("v[3]", Float.NEGATIVE_INFINITY, 1));

    assertEquals(
        "Segment 'v[3]': the target is -Infinity; expected a finite number.", error.getMessage());
  }

  @Test
  void thereIsAtLeastOneRow() {
    assertThrows(BadPredictionsException.class, () -> new Predictions(List.of()));
  }
}
