package org.mmlatch.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSplitTest {
  private static int[] numbers(int count) {
    return IntStream.range(0, count).toArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "5, 2", "32, 2", "32, 3", "32, 8", "3, 8", "200, 7"})
  void everySegmentIsInOnePart(int segments, int parts) {
    int[] lengths = new Random(segments).ints(segments, 1, 60).toArray();
    List<int[]> split = BatchSplit.of(numbers(segments), lengths, parts);
    assertTrue(split.size() <= parts, split.size() + " parts");
    assertArrayEquals(
        numbers(segments), split.stream().flatMapToInt(Arrays::stream).sorted().toArray());
    assertTrue(split.stream().allMatch(part -> part.length > 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void segmentsOfOneLengthAreSharedOutEvenly(int parts) {
    int[] lengths = new int[32];
    Arrays.fill(lengths, 20);
    List<int[]> split = BatchSplit.of(numbers(32), lengths, parts);
    assertEquals(parts, split.size());
    assertTrue(split.stream().allMatch(part -> part.length == 32 / parts));
  }

  @Test
  void aVeryLongSegmentIsAPartByItself() {
    int[] lengths = new int[32];
    Arrays.fill(lengths, 10);
    lengths[5] = 309;
    List<int[]> split = BatchSplit.of(numbers(32), lengths, 2);
    assertArrayEquals(new int[] {5}, split.get(0));
    assertEquals(31, split.get(1).length);
  }

  @Test
  void theLongestComeFirst() {
    List<int[]> split = BatchSplit.of(numbers(4), new int[] {3, 9, 4, 8}, 2);
    assertEquals(2, split.size());
    assertArrayEquals(new int[] {1, 3}, split.get(0));
    assertArrayEquals(new int[] {2, 0}, split.get(1));
  }

  @Test
  void onePartIsTheBatchAsItIs() {
    int[] batch = {2, 0, 1};
    assertSame(batch, BatchSplit.of(batch, new int[] {1, 2, 3}, 1).get(0));
  }
}
