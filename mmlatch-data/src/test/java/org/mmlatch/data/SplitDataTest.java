package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;

/** A split that is made of segments in memory. */
class SplitDataTest {
  private static Segment withRows(Segment segment, WordRows audio) {
    return new Segment(
        segment.id(),
        segment.features(),
        segment.labels(),
        segment.words(),
        Map.of(Modality.AUDIO, audio));
  }

  private static final Segment TWO = Corpora.segment("a[0]", 1, 1, 2, 3, 4);
  private static final Segment ONE = Corpora.segment("b[1]", -2, 5, 6);

  @Test
  void segmentsFollowEachOther() {
    SplitData split = SplitData.of(SplitName.VALID, List.of(TWO, Corpora.withWords(ONE, "film")));
    assertEquals(SplitName.VALID, split.name());
    assertArrayEquals(new long[] {0, 2, 3}, split.offsets());
    assertArrayEquals(new float[] {1, -2}, split.labels());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, split.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {0, 1, 0}, split.features(Modality.AUDIO).floats());
    assertEquals(List.of("a[0]", "b[1]"), split.ids().stream().map(SegmentId::toString).toList());
    assertEquals(Optional.empty(), split.words(0));
    assertEquals(Optional.of(List.of("film")), split.words(1));
  }

  @Test
  void rowsInsideWordsAreKeptWhereAllSegmentsHaveThem() {
    WordRows first = WordRows.of(FeatureMatrix.of(1, new float[] {7, 8, 9}), 2, 1);
    WordRows second = WordRows.of(FeatureMatrix.of(1, new float[0]), 0);
    SplitData split =
        SplitData.of(SplitName.TRAIN, List.of(withRows(TWO, first), withRows(ONE, second)));
    assertEquals(Set.of(Modality.AUDIO), split.withRows());
    RowsOfSplit rows = split.rows(Modality.AUDIO);
    assertArrayEquals(new long[] {0, 2, 3, 3}, rows.offsets());
    assertArrayEquals(new float[] {7, 8, 9}, rows.rows().floats());
    assertThrows(IllegalArgumentException.class, () -> split.rows(Modality.TEXT));
    assertEquals(
        Set.of(), SplitData.of(SplitName.TRAIN, List.of(withRows(TWO, first), ONE)).withRows());
  }
}
