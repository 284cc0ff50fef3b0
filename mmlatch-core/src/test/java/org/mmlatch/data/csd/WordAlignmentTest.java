package org.mmlatch.data.csd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureMatrix;

class WordAlignmentTest {
  /** "a" over 0–1 s, "sp" over 1–2 s, "b" over 2–3 s. */
  private static final TimedWords WORDS =
      new TimedWords(Intervals.of(0, 1, 1, 2, 2, 3), List.of("a", "sp", "b"));

  private static WordAlignment align(Intervals intervals, float... audio) {
    TimedFeatures sequence = new TimedFeatures(intervals, FeatureMatrix.of(1, audio));
    return WordAlignment.of(WORDS, Map.of(Modality.AUDIO, sequence));
  }

  private static float[] audio(WordAlignment alignment, Integer... words) {
    return alignment.features(List.of(words)).get(Modality.AUDIO).values();
  }

  @Test
  void aWordGetsTheAverageOfTheRowsThatOverlapIt() {
    WordAlignment alignment = align(Intervals.of(0, 0.4, 0.4, 1.2, 1.2, 2), 1, 3, 10);
    assertArrayEquals(new float[] {2, 6.5f}, audio(alignment, 0, 1));
  }

  @Test
  void aWordWithoutRowsGetsZeros() {
    WordAlignment alignment = align(Intervals.of(0, 1), 4);
    assertArrayEquals(new float[] {4, 0, 0}, audio(alignment, 0, 1, 2));
  }

  @Test
  void averagesOfLargeFloatsDoNotOverflow() {
    WordAlignment alignment = align(Intervals.of(0, 0.5, 0.5, 1), Float.MAX_VALUE, Float.MAX_VALUE);
    assertArrayEquals(new float[] {Float.MAX_VALUE}, audio(alignment, 0));
  }

  @Test
  void aSegmentHasTheWordsThatOverlapItsInterval() {
    WordAlignment alignment = align(Intervals.of(0, 3), 1);
    assertEquals(
        List.of(List.of(1, 2), List.of(0, 1), List.of()),
        alignment.cut(Intervals.of(1.5, 3, 0, 1.5, 7, 8)));
    assertEquals(List.of("sp", "b"), alignment.words(List.of(1, 2)));
  }

  @Test
  void aModalityIsMissingWhereNoWordHasARow() {
    WordAlignment alignment = align(Intervals.of(0, 1), 4);
    Set<Modality> audio = Set.of(Modality.AUDIO);
    assertTrue(alignment.hasAll(audio, List.of(0, 1)));
    assertFalse(alignment.hasAll(audio, List.of(1, 2)));
    assertFalse(alignment.hasAll(Set.of(Modality.AUDIO, Modality.TEXT), List.of(0)));
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
