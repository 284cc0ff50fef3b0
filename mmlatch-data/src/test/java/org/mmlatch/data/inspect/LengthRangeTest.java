package org.mmlatch.data.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthRangeTest {
  private static List<Integer> upTo(int longest) {
    return IntStream.rangeClosed(1, longest).boxed().toList();
  }

  @ParameterizedTest(name = "lengths up to {0} have ranges of {1}")
  @CsvSource({"1, 1", "10, 1", "11, 2", "20, 2", "30, 5", "100, 10", "120, 20", "10000, 1000"})
  void rangesHaveARoundWidth(int longest, int width) {
    assertEquals(new LengthRange(1, width), LengthRange.of(upTo(longest)).get(0));
  }

  @Test
  void theLastRangeHoldsTheFewThatAreMuchLonger() {
    List<Integer> lengths = new ArrayList<>(Collections.nCopies(99, 3));
    lengths.add(500);
    assertEquals(
        List.of(
            new LengthRange(1, 1),
            new LengthRange(2, 2),
            new LengthRange(3, 3),
            new LengthRange(4, 500)),
        LengthRange.of(lengths));
  }

  @Test
  void everyLengthLiesInOneRange() {
    List<Integer> lengths = upTo(137);
    assertEquals(
        137, LengthRange.of(lengths).stream().mapToLong(range -> range.count(lengths)).sum());
  }

  @Test
  void bothEndsOfARangeBelongToIt() {
    assertEquals(3, new LengthRange(2, 4).count(List.of(1, 2, 3, 4, 5)));
  }

  @Test
  void noLengthsHaveNoRanges() {
    assertEquals(List.of(), LengthRange.of(List.of()));
  }
}
