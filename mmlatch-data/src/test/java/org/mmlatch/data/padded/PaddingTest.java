package org.mmlatch.data.padded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.StepRange;

class PaddingTest {
  private static RawRows steps(double... values) {
    return new RawRows(1, values);
  }

  private static Optional<StepRange> range(int start, int end) {
    return Optional.of(new StepRange(start, end));
  }

  @Test
  void paddingIsWhereEveryModalityIsZero() {
    RawRows text = steps(0, 0, 1, 0, 0);
    assertEquals(new StepRange(2, 3), Padding.between(List.of(text)));
    assertEquals(new StepRange(1, 4), Padding.between(List.of(text, steps(0, 2, 0, 3, 0))));
    assertEquals(new StepRange(0, 5), Padding.between(List.of(steps(1, 0, 0, 0, 1))));
  }

  @Test
  void aSegmentOfZerosIsPaddingThroughout() {
    assertEquals(new StepRange(0, 0), Padding.between(List.of(steps(0, 0))));
  }

  @Test
  void aKnownLengthCountsFromTheStartIfItCan() {
    assertEquals(range(0, 3), Padding.ofLength(steps(0, 1, 0, 0), 3));
    assertEquals(range(0, 2), Padding.ofLength(steps(1, 1, 0, 0), 2));
  }

  @Test
  void otherwiseAKnownLengthCountsFromTheEnd() {
    assertEquals(range(2, 4), Padding.ofLength(steps(0, 0, 1, 1), 2));
    assertEquals(range(1, 4), Padding.ofLength(steps(0, 0, 0, 1), 3));
  }

  @Test
  void valuesBeyondAKnownLengthContradictIt() {
    assertEquals(Optional.empty(), Padding.ofLength(steps(0, 1, 1, 1), 2));
    assertEquals(Optional.empty(), Padding.ofLength(steps(1, 0, 0, 1), 3));
  }
}
