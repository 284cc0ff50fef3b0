package org.mmlatch.data.csd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.WordRows;

class RowsInWordsTest {
  private static TimedFeatures features(Intervals intervals) {
    return new TimedFeatures(
        intervals, CleanRows.of(1, intervals.size(), row -> row, Infinities.ZERO));
  }

  /** Rows numbered from 0, so many a second. */
  private static TimedFeatures regular(int rows, double perSecond) {
    double[] edges =
        IntStream.range(0, 2 * rows).mapToDouble(i -> (i / 2 + i % 2) / perSecond).toArray();
    return features(Intervals.of(edges));
  }

  private static WordRows find(Intervals words, TimedFeatures features, int most) {
    List<Integer> all = IntStream.range(0, words.size()).boxed().toList();
    return RowsInWords.find("v", words, features, most).of(all);
  }

  @Test
  void aRowBelongsToTheWordThatHasItsMiddle() {
    Intervals rows = Intervals.of(0, 0.1, 0.1, 0.5, 0.5, 1.5, 1.5, 1.9);
    WordRows found = find(Intervals.of(0, 1, 1, 2, 3, 4), features(rows), 20);
    assertArrayEquals(new int[] {2, 2, 0}, found.counts());
    assertArrayEquals(new float[] {0, 1, 2, 3}, found.rows().values()); // 2's middle is 1.0
  }

  @Test
  void rowsAreAveragedInBinsOfATwentiethOfASecondFromTheFirstOne() {
    WordRows found = find(Intervals.of(0.02, 0.2), regular(100, 100), 20);
    // middles 0.025, 0.035, …, 0.195: five in each bin, then three
    assertArrayEquals(new int[] {4}, found.counts());
    assertArrayEquals(new float[] {4, 9, 14, 18}, found.rows().values());
  }

  @Test
  void roundedTimesDoNotMoveARowToTheBinBefore() {
    Intervals words =
        Intervals.of(IntStream.range(0, 80).mapToDouble(i -> (i / 2 + i % 2)).toArray());
    WordRows found = find(words, regular(4000, 100), 20);
    int[] twenty = IntStream.generate(() -> 20).limit(40).toArray();
    assertArrayEquals(twenty, found.counts());
    for (int row = 0; row < found.rows().rows(); row++) {
      assertEquals(5 * row + 2, found.rows().get(row, 0), 1e-3f, "bin " + row);
    }
  }

  @Test
  void aBinWithoutARowIsNone() {
    Intervals rows = Intervals.of(0, 0.01, 0.5, 0.51);
    WordRows found = find(Intervals.of(0, 1), features(rows), 20);
    assertArrayEquals(new int[] {2}, found.counts());
  }

  @Test
  void aWordKeepsItsFirstRowsAndTheOthersAreCounted() {
    Intervals words = Intervals.of(0, 1, 1, 1.1);
    RowsInWords found = RowsInWords.find("v", words, regular(60, 30), 3);
    WordRows rows = found.of(List.of(1, 0));
    assertArrayEquals(new int[] {2, 3}, rows.counts());
    assertEquals(0, found.cut(List.of(1)));
    assertEquals(17, found.cut(List.of(0, 1)));
  }

  @Test
  void wordsThatAllOverlapAreNoWordsOfAVideo() {
    double[] same = new double[8000];
    IntStream.range(0, 4000).forEach(word -> same[2 * word + 1] = 100);
    TimedFeatures rows = regular(1000, 10);
    BadDataException error =
        assertThrows(
            BadDataException.class, () -> RowsInWords.find("v", Intervals.of(same), rows, 20));
    assertEquals(
        "v: 1000 intervals overlap 4000 others throughout; these are not the times of words in a video",
        error.getMessage());
  }

  @Test
  void rowsNeedNotBeSorted() {
    Intervals rows = Intervals.of(0.5, 0.6, 0.1, 0.2, 0.3, 0.4);
    WordRows found = find(Intervals.of(0, 1), features(rows), 20);
    assertArrayEquals(new float[] {1, 2, 0}, found.rows().values());
  }
}
