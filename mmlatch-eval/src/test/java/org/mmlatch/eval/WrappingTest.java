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
  }

  @Test
  void aLongWordIsBrokenBetweenItsParts() {
    assertEquals(List.of("/ab", "/cd"), Wrapping.lines("/ab/cd", 5));
    assertEquals(List.of("type=", "lstm"), Wrapping.lines("type=lstm", 8));
    assertEquals(List.of("feedback.", "type"), Wrapping.lines("feedback.type", 10));
    assertEquals(List.of("k=", "abcd", "ef"), Wrapping.lines("k=abcdef", 4));
  }

  @Test
  void aDeviationKeepsItsSign() {
    assertEquals(List.of("1.5390", "± 0.0548"), Wrapping.lines("1.5390 ± 0.0548", 9));
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
