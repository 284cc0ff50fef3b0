package org.mmlatch.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangesTest {
  @Test
  void manyNumbersAreAFewRanges() {
    assertEquals("0-1499", Ranges.of(IntStream.range(0, 1500).boxed().toList()));
    assertEquals("0, 2-3, 9", Ranges.of(List.of(9, 3, 2, 0)));
    assertEquals("", Ranges.of(List.of()));
  }
}
