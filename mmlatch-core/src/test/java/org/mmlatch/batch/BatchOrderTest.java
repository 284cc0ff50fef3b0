package org.mmlatch.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchOrderTest {
  private static final int[] LENGTHS =
      new Random(5).ints(1000, 1, 60).toArray(); // steps of invented segments

  @Test
  void anEpochHasEverySegmentOnce() {
    List<int[]> batches = new BatchOrder(32, 4).shuffled(LENGTHS, new Random(1));
    int[] all = batches.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    assertArrayEquals(IntStream.range(0, LENGTHS.length).toArray(), all);
    assertEquals(32, batches.size()); // 31 of 32 segments and one of 8
  }

  @Test
  void lengthBucketsLeaveLittlePadding() {
    double random =
        BatchOrder.paddingShare(new BatchOrder(32, 1).shuffled(LENGTHS, new Random(1)), LENGTHS);
    double buckets =
        BatchOrder.paddingShare(new BatchOrder(32, 50).shuffled(LENGTHS, new Random(1)), LENGTHS);
    assertTrue(random > 0.4, "random batches: " + random);
    assertTrue(buckets < 0.05, "buckets: " + buckets);
  }

  @Test
  void batchesOfSimilarLengthDifferFromEpochToEpoch() {
    BatchOrder order = new BatchOrder(32, 4);
    List<int[]> first = order.shuffled(LENGTHS, new Random(1));
    List<int[]> second = order.shuffled(LENGTHS, new Random(2));
    assertFalse(Arrays.equals(first.get(0), second.get(0)));
  }

  @Test
  void theSameDrawsGiveTheSameBatches() {
    BatchOrder order = new BatchOrder(32, 4);
    List<int[]> first = order.shuffled(LENGTHS, new Random(1));
    List<int[]> again = order.shuffled(LENGTHS, new Random(1));
    assertArrayEquals(first.toArray(), again.toArray());
  }

  @Test
  void evaluationTakesTheLongestFirst() {
    int[] first = BatchOrder.byLength(LENGTHS, 600).get(0);
    assertEquals(59, LENGTHS[first[0]]);
    assertEquals(10, first.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 59, 100, 1000, 1_000_000})
  void evaluationTakesEverySegmentOnceAndAsManyStepsAsFit(int maxSteps) {
    List<int[]> batches = BatchOrder.byLength(LENGTHS, maxSteps);
    int[] all = batches.stream().flatMapToInt(Arrays::stream).sorted().toArray();
    assertArrayEquals(IntStream.range(0, LENGTHS.length).toArray(), all);
    for (int[] batch : batches) {
      int longest = Arrays.stream(batch).map(segment -> LENGTHS[segment]).max().orElseThrow();
      assertTrue(batch.length == 1 || longest * batch.length <= maxSteps);
    }
  }
}
