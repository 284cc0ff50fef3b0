package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpochLinesTest {
  private static final String HEAD = "epoch  12/100  train 1.4882  valid 1.1604 best";
  private static final List<String> REST = List.of("left 1:02:13", "lr 5.00e-04", "115/s", "1.1 s");

  @Test
  void aLineFitsATerminalOfEightyColumns() {
    assertEquals(HEAD + "  left 1:02:13  lr 5.00e-04  115/s", EpochLines.fitted(HEAD, REST, 80));
  }

  @Test
  void onANarrowTerminalTheLossesAndTheTimeLeftStay() {
    assertEquals(HEAD + "  left 1:02:13", EpochLines.fitted(HEAD, REST, 60));
  }

  @Test
  void aWideOneHasRoomForAll() {
    assertEquals(
        HEAD + "  left 1:02:13  lr 5.00e-04  115/s  1.1 s", EpochLines.fitted(HEAD, REST, 100));
  }
}
