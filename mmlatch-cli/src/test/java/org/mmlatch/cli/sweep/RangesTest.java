package org.mmlatch.cli.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RangesTest {
  @Test
  void manyNumbersAreAFewRanges() {
    assertEquals("0-1499", Ranges.of(IntStream.range(0, 1500).boxed()));
    assertEquals("0, 2-3, 9", Ranges.of(Stream.of(9L, 3L, 2L, 0L)));
    assertEquals("", Ranges.of(Stream.<Integer>of()));
  }
}
