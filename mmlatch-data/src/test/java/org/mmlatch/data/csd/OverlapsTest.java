package org.mmlatch.data.csd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mmlatch.BadDataException;

class OverlapsTest {
  @Test
  void aRowOverlapsEveryQueryItReachesInto() {
    Intervals words = Intervals.of(0, 1, 1, 2, 5, 6);
    Intervals rows = Intervals.of(0.5, 1.5, 1.9, 3);
    assertEquals(List.of(List.of(0), List.of(0, 1), List.of()), Overlaps.find("v", words, rows));
  }

  @Test
  void touchingIsNotOverlapping() {
    Intervals word = Intervals.of(1, 2);
    assertEquals(List.of(List.of()), Overlaps.find("v", word, Intervals.of(0, 1, 2, 3)));
  }

  @Test
  void anOverlapOfTenMicrosecondsOrLessDoesNotCount() {
    Intervals word = Intervals.of(1, 2);
    assertEquals(List.of(List.of()), Overlaps.find("v", word, Intervals.of(0, 1 + 0.9e-5)));
    assertEquals(List.of(List.of(0)), Overlaps.find("v", word, Intervals.of(0, 1 + 1.1e-5)));
  }

  @Test
  void neitherSideNeedsToBeSorted() {
    Intervals words = Intervals.of(4, 5, 0, 1);
    Intervals rows = Intervals.of(4.5, 4.6, 0, 9, 0.1, 0.2);
    assertEquals(List.of(List.of(1, 0), List.of(1, 2)), Overlaps.find("v", words, rows));
  }

  @Test
  void theSweepFindsWhatComparingEverythingFinds() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      Intervals words = randomIntervals(random, 12);
      Intervals rows = randomIntervals(random, 30);
      List<Set<Integer>> swept = new ArrayList<>();
      Overlaps.find("v", words, rows).forEach(found -> swept.add(new HashSet<>(found)));
      assertEquals(compareAll(words, rows), swept);
    }
  }

  private static Intervals randomIntervals(Random random, int size) {
    double[] values = new double[2 * size];
    for (int i = 0; i < size; i++) {
      values[2 * i] = random.nextInt(20);
      values[2 * i + 1] = values[2 * i] + random.nextInt(6);
    }
    return Intervals.of(values);
  }

  private static List<Set<Integer>> compareAll(Intervals words, Intervals rows) {
    List<Set<Integer>> all = new ArrayList<>();
    for (int w = 0; w < words.size(); w++) {
      Set<Integer> found = new HashSet<>();
      for (int r = 0; r < rows.size(); r++) {
        double end = Math.min(words.end(w), rows.end(r));
        if (end - Math.max(words.start(w), rows.start(r)) > 1e-5) {
          found.add(r);
        }
      }
      all.add(found);
    }
    return all;
  }

  @Test
  void intervalsThatAllOverlapAreRefusedBeforeTheyFillMemory() {
    double[] all = new double[60_000];
    for (int i = 0; i < all.length; i += 2) {
      all[i + 1] = 6;
    }
    Intervals words = Intervals.of(all);
    String message =
        assertThrows(BadDataException.class, () -> Overlaps.find("a.csd, video v", words, words))
            .getMessage();
    assertTrue(message.startsWith("a.csd, video v: 30000 intervals overlap 30000 others"), message);
  }

  @Test
  void oneRowThatReachesOverAllQueriesIsFine() {
    double[] words = new double[20_000];
    for (int i = 0; i < words.length; i++) {
      words[i] = Math.floorDiv(i + 1, 2);
    }
    Intervals queries = Intervals.of(words);
    assertEquals(10_000, Overlaps.find("v", queries, Intervals.of(0, 1e6)).size());
  }
}
