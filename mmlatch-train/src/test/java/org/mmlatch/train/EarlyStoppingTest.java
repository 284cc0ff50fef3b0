package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
  @Test
  void epochsWithoutANewBestAreCounted() {
    EarlyStopping stopping =
        EarlyStopping.START.after(1, 2.0).after(2, 1.0).after(3, 1.0).after(4, 1.5);
    assertEquals(new EarlyStopping(1.0, 2, 2), stopping);
  }

  @Test
  void aLossThatIsNotANumberIsNeverTheBest() {
    assertEquals(0, EarlyStopping.START.after(1, Double.NaN).bestEpoch());
  }
}
