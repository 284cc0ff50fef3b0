package org.mmlatch.data.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentimentClassTest {
  @Test
  void labelsAreRoundedHalfToEven() {
    List<Float> labels = List.of(-3f, -2.5f, -0.5f, 0.5f, 1.5f, 2.4f, 2.6f);
    assertEquals(
        List.of(1L, 1L, 0L, 2L, 0L, 2L, 1L),
        SentimentClass.all().stream().map(one -> one.count(labels)).toList());
  }
}
