package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.NativeLibrary;
import org.junit.jupiter.api.Test;

class TwoWordsTest {
  @Test
  void theCLibrarysDivisionReturnsQuotientAndRemainder() {
    TwoWords.Value result =
        TwoWords.returned(NativeLibrary.getInstance("c").getFunction("lldiv"), 47L, 5L);
    assertEquals(9, result.first);
    assertEquals(2, result.second);
  }
}
