package org.mmlatch.data.npy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;

class OffsetsTest {
  private static Offsets offsets(double... starts) {
    return new Offsets(NdArray.of("o.npy", starts), starts.length - 1);
  }

  private static String refusal(double... starts) {
    return assertThrows(BadDataException.class, () -> offsets(starts)).getMessage();
  }

  @Test
  void offsetsTellWhereSegmentsBeginAndHowLongTheyAre() {
    Offsets offsets = offsets(0, 2, 7, 8);
    assertEquals(2, offsets.start(1));
    assertEquals(8, offsets.steps());
    assertEquals(5, offsets.longest());
    assertEquals(0, offsets(0, 0).steps());
  }

  @Test
  void offsetsBeginWithZeroAndNeverFall() {
    assertTrue(refusal(1, 2).endsWith("from 0 and never falling; found number 0 is 1.0"));
    assertTrue(refusal(0, 3, 2).endsWith("found number 2 is 2.0"));
    assertTrue(refusal(-1, 3).endsWith("found number 0 is -1.0"));
    assertTrue(refusal(0, Double.NaN).endsWith("found number 1 is NaN"));
    assertTrue(refusal(0, 1e300).endsWith("found number 1 is 1.0E300"));
  }

  @Test
  void thereIsOneMoreThanSegments() {
    NdArray three = NdArray.of("o.npy", new double[] {0, 1, 2});
    String message = assertThrows(BadDataException.class, () -> new Offsets(three, 3)).getMessage();
    assertTrue(message.endsWith("found 3 numbers for 3 segments"), message);
  }
}
