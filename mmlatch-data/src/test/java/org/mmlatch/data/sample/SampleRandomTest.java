package org.mmlatch.data.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleRandomTest {
  @Test
  void itIsTheReferenceImplementationsSequence() {
    SampleRandom random = new SampleRandom(1234567); // the example of Vigna's splitmix64.c
    assertEquals("6457827717110365317", Long.toUnsignedString(random.nextLong()));
    assertEquals("3203168211198807973", Long.toUnsignedString(random.nextLong()));
    assertEquals("9817491932198370423", Long.toUnsignedString(random.nextLong()));
  }

  @Test
  void drawsStayInTheirRanges() {
    SampleRandom random = new SampleRandom(0);
    for (int i = 0; i < 10_000; i++) {
      double uniform = random.uniform(-3, 3);
      assertTrue(uniform >= -3 && uniform < 3);
      int below = random.below(4);
      assertTrue(below >= 0 && below < 4);
    }
  }

  @Test
  void gaussiansHaveMeanZeroAndVarianceOne() {
    SampleRandom random = new SampleRandom(0);
    double[] draws = IntStream.range(0, 100_000).mapToDouble(i -> random.gaussian()).toArray();
    assertEquals(
        0,
        IntStream.range(0, draws.length).mapToDouble(i -> draws[i]).average().orElseThrow(),
        0.02);
    assertEquals(
        1,
        IntStream.range(0, draws.length)
            .mapToDouble(i -> draws[i] * draws[i])
            .average()
            .orElseThrow(),
        0.02);
  }
}
