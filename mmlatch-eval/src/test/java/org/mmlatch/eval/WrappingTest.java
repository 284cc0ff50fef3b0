package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrappingTest {
  @Test
  void linesAreAsLongAsTheWidthAllows() {
    assertEquals(List.of("a bc", "def g", "h"), Wrapping.lines("a bc def g h", 5));
  }

  @Test
  void aWordLongerThanTheWidthIsBroken() {
    assertEquals(List.of("a", "bcd", "efg", "h"), Wrapping.lines("a bcdefg h", 3));
    assertEquals(List.of("/ab", "/cd"), Wrapping.lines("/ab/cd", 3));
  }

  @Test
  void shortTextIsOneLine() {
    assertEquals(List.of("a b"), Wrapping.lines("a b", 3));
    assertEquals(List.of("  a  b"), Wrapping.lines("  a  b", 6));
    assertEquals(List.of(""), Wrapping.lines("", 3));
  }

  @Test
  void everyLineIsIndentedAsTheTextIs() {
    assertEquals(List.of("  ab", "  cd"), Wrapping.lines("  ab cd", 5));
  }
}
