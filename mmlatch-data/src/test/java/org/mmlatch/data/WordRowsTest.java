package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WordRowsTest {
  /** Three words with one, none and two rows of two features. */
  private static final WordRows ROWS =
      WordRows.of(FeatureMatrix.of(2, new float[] {1, 2, 3, 4, 5, 6}), 1, 0, 2);

  @Test
  void wordsAreSelectedInTheOrderGiven() {
    WordRows selected = ROWS.select(2, 1, 0, 2);
    assertArrayEquals(new int[] {2, 0, 1, 2}, selected.counts());
    assertArrayEquals(new float[] {3, 4, 5, 6, 1, 2, 3, 4, 5, 6}, selected.rows().values());
  }

  @Test
  void aWordHasTheNumberOfItsRows() {
    assertEquals(3, ROWS.words());
    assertEquals(1, ROWS.count(0));
    assertEquals(0, ROWS.count(1));
    assertEquals(2, ROWS.count(2));
  }

  @Test
  void countsSumToTheRows() {
    FeatureMatrix two = FeatureMatrix.of(1, new float[] {1, 2});
    assertThrows(IllegalArgumentException.class, () -> WordRows.of(two, 1));
    assertThrows(IllegalArgumentException.class, () -> WordRows.of(two, 3, -1));
  }
}
