package org.mmlatch.data.csd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.FeatureCleaner;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.source.RawRows;

class AlignedFeaturesTest {
  /** "a" over 0–1 s, "sp" over 1–2 s, "b" over 2–3 s. */
  private static final TimedWords WORDS =
      new TimedWords(Intervals.of(0, 1, 1, 2, 2, 3), List.of("a", "sp", "b"));

  private static AlignedFeatures align(Intervals intervals, double... audio) {
    CleanRows rows = CleanRows.of(1, audio.length, i -> audio[i], Infinities.ZERO);
    return AlignedFeatures.average("v", WORDS.intervals(), new TimedFeatures(intervals, rows));
  }

  private static double[] audio(AlignedFeatures features, Integer... words) {
    RawRows rows = features.rows(List.of(words));
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(rows.rows())
        .map(i -> rows.get((int) i, 0))
        .toArray();
  }

  @Test
  void aWordGetsTheAverageOfTheRowsThatOverlapIt() {
    AlignedFeatures aligned = align(Intervals.of(0, 0.4, 0.4, 1.2, 1.2, 2), 1, 3, 10);
    assertArrayEquals(new double[] {2, 6.5}, audio(aligned, 0, 1));
  }

  @Test
  void aWordWithoutRowsGetsZeros() {
    AlignedFeatures aligned = align(Intervals.of(0, 1), 4);
    assertArrayEquals(new double[] {4, 0, 0}, audio(aligned, 0, 1, 2));
  }

  @Test
  void thereAreNoRowsWhereNoWordHasOne() {
    assertEquals(0, align(Intervals.of(0, 1), 4).rows(List.of(1, 2)).rows());
  }

  @Test
  void averagesOfLargeFloatsDoNotOverflow() {
    AlignedFeatures aligned = align(Intervals.of(0, 0.5, 0.5, 1), Float.MAX_VALUE, Float.MAX_VALUE);
    assertArrayEquals(new double[] {Float.MAX_VALUE}, audio(aligned, 0));
  }

  @Test
  void whatIsNotFiniteIsReplacedBeforeAveragingAndCountedWhereItsRowIsUsed() {
    Intervals intervals = Intervals.of(0, 0.5, 0.5, 1.5, 2, 3);
    AlignedFeatures aligned = align(intervals, 4, Double.NaN, Double.NEGATIVE_INFINITY);
    assertArrayEquals(new double[] {2, 0}, audio(aligned, 0, 1));
    RawRows first = aligned.rows(List.of(0, 1));
    assertEquals(new CleaningCounts(1, 0, 0), first.notFinite());
    assertEquals(new CleaningCounts(0, 1, 0), aligned.rows(List.of(2)).notFinite());
    FeatureCleaner cleaner = new FeatureCleaner(Infinities.ZERO);
    first.clean(Modality.AUDIO, cleaner);
    assertEquals(new CleaningCounts(1, 0, 0), cleaner.counts(Modality.AUDIO));
  }

  @Test
  void wordsAreOrderedByTheirStartAndShortOnesDropped() {
    TimedWords words =
        new TimedWords(Intervals.of(2, 3, 1, 1.000009, 0, 1), List.of("late", "tiny", "early"));
    assertEquals(List.of("early", "late"), words.usable(word -> true).words());
  }

  @Test
  void pausesAreRemovedIfChosen() {
    assertEquals(List.of("a", "sp", "b"), WORDS.usable(Pauses.KEEP::keeps).words());
    assertEquals(List.of("a", "b"), WORDS.usable(Pauses.REMOVE::keeps).words());
  }
}
