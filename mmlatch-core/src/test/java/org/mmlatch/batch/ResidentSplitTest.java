package org.mmlatch.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.WordRows;

class ResidentSplitTest {
  @TempDir private Path folder;

  /** Three segments of 2, 1 and 3 steps with two features. */
  private SplitData split() {
    CorpusDescription description = CorpusDescription.of(Map.of(Modality.TEXT, 2));
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("corpus"), description)) {
      float[][] features = {{1, 2, 3, 4}, {5, 6}, {7, 8, 9, 10, 11, 12}};
      for (int i = 0; i < features.length; i++) {
        writer.add(
            SplitName.TRAIN,
            new Segment(
                new SegmentId("v", i),
                Map.of(Modality.TEXT, FeatureMatrix.of(2, features[i])),
                i - 1,
                Optional.empty()));
      }
      Corpus corpus = writer.finish();
      return corpus.split(SplitName.TRAIN);
    }
  }

  private ResidentSplit resident(int maxLength, Normalisation normalisation, NDManager manager) {
    return resident(new float[][] {{-1}, {0}, {1}}, maxLength, normalisation, manager);
  }

  private ResidentSplit resident(
      float[][] targets, int maxLength, Normalisation normalisation, NDManager manager) {
    return new ResidentSplit(
        split(),
        targets,
        EnumSet.of(Modality.TEXT),
        Set.of(),
        maxLength,
        m -> normalisation,
        manager);
  }

  /** A segment of one word with two rows, and one of two words with none and three. */
  private static SplitData withRows() {
    return SplitData.of(
        SplitName.TRAIN,
        List.of(
            withRows(0, new float[] {9}, new int[] {2}, 1, 2),
            withRows(1, new float[] {8, 7}, new int[] {0, 3}, 3, 4, 5)));
  }

  private static Segment withRows(int index, float[] audio, int[] counts, float... rows) {
    return new Segment(
        new SegmentId("v", index),
        Map.of(Modality.AUDIO, FeatureMatrix.of(1, audio)),
        Labels.sentiment(0),
        Optional.empty(),
        Map.of(Modality.AUDIO, WordRows.of(FeatureMatrix.of(1, rows), counts)));
  }

  private static ResidentSplit byRows(
      Set<Modality> byRows, int maxLength, Normalisation normalisation, NDManager manager) {
    return new ResidentSplit(
        withRows(),
        new float[2][1],
        Set.of(Modality.AUDIO),
        byRows,
        maxLength,
        m -> normalisation,
        manager);
  }

  @Test
  void aBatchReadByRowsHasThoseOfEachWordPaddedWithZeros() {
    Normalisation minusOne =
        Normalisation.zScore(new FeatureStatistics(List.of(1.0), List.of(0.0)));
    try (NDManager manager = NDManager.newBaseManager()) {
      ResidentSplit split = byRows(Set.of(Modality.AUDIO), Integer.MAX_VALUE, minusOne, manager);
      Batch batch = split.batch(new int[] {1, 0}, manager);
      NDArray audio = batch.features().get(Modality.AUDIO);
      assertEquals(new Shape(2, 2, 3, 1), audio.getShape());
      assertArrayEquals(new float[] {0, 0, 0, 2, 3, 4, 0, 1, 0, 0, 0, 0}, audio.toFloatArray());
      NDArray rows = batch.rows().get(Modality.AUDIO);
      assertEquals(new Shape(2, 2), rows.getShape());
      assertArrayEquals(new long[] {0, 3, 2, 0}, rows.toLongArray());
    }
  }

  @Test
  void rowsOfWordsThatAreCutOffWidenNoBatch() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ResidentSplit split = byRows(Set.of(Modality.AUDIO), 1, Normalisation.NONE, manager);
      Batch batch = split.batch(new int[] {1}, manager);
      assertEquals(new Shape(1, 1, 1, 1), batch.features().get(Modality.AUDIO).getShape());
      assertArrayEquals(new long[] {0}, batch.rows().get(Modality.AUDIO).toLongArray());
    }
  }

  @Test
  void aSegmentHasTheRowsOfTheWordsThatAreKept() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ResidentSplit all =
          byRows(Set.of(Modality.AUDIO), Integer.MAX_VALUE, Normalisation.NONE, manager);
      assertEquals(Map.of(Modality.AUDIO, 2), all.rows(0));
      assertEquals(Map.of(Modality.AUDIO, 3), all.rows(1));
      ResidentSplit cut = byRows(Set.of(Modality.AUDIO), 1, Normalisation.NONE, manager);
      assertEquals(Map.of(Modality.AUDIO, 0), cut.rows(1));
      ResidentSplit words = byRows(Set.of(), 1, Normalisation.NONE, manager);
      assertEquals(Map.of(), words.rows(1));
    }
  }

  @Test
  void whoDoesNotAskForRowsReadsWholeWords() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ResidentSplit split = byRows(Set.of(), Integer.MAX_VALUE, Normalisation.NONE, manager);
      Batch batch = split.batch(new int[] {1}, manager);
      assertArrayEquals(new float[] {8, 7}, batch.features().get(Modality.AUDIO).toFloatArray());
      assertEquals(Map.of(), batch.rows());
    }
  }

  @Test
  void aBatchByRowsLeavesNothingWithTheSplit() {
    try (NDManager owner = NDManager.newBaseManager()) {
      ResidentSplit split =
          byRows(Set.of(Modality.AUDIO), Integer.MAX_VALUE, Normalisation.NONE, owner);
      int before = owner.getManagedArrays().size();
      try (NDManager step = NDManager.newBaseManager()) {
        var unused = split.batch(new int[] {1, 0}, step);
      }
      assertEquals(before, owner.getManagedArrays().size());
    }
  }

  @Test
  void aBatchHasItsSegmentsInOrderPaddedWithZeros() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ResidentSplit split = resident(Integer.MAX_VALUE, Normalisation.NONE, manager);
      Batch batch = split.batch(new int[] {1, 0}, manager);
      assertEquals(2, batch.longest());
      assertEquals(new Shape(2, 2, 2), batch.features().get(Modality.TEXT).getShape());
      assertArrayEquals(
          new float[] {5, 6, 0, 0, 1, 2, 3, 4}, batch.features().get(Modality.TEXT).toFloatArray());
      assertArrayEquals(new long[] {1, 2}, batch.lengths().toLongArray());
      assertArrayEquals(new float[] {0, -1}, batch.target().toFloatArray());
    }
  }

  @Test
  void batchesThatAreMadeTogetherAreThoseMadeApartAndLeaveNothingBehind() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ResidentSplit split = resident(Integer.MAX_VALUE, Normalisation.NONE, manager);
      int before = manager.getManagedArrays().size();
      List<int[]> segments = List.of(new int[] {2}, new int[] {1, 0}, new int[] {0, 2, 1});
      try (ResidentBatches batches = split.batches(segments, manager)) {
        assertEquals(3, batches.size());
        for (int i = batches.size() - 1; i >= 0; i--) {
          try (NDManager step = manager.newSubManager()) {
            Batch together = batches.batch(i, step);
            Batch apart = split.batch(segments.get(i), step);
            assertEquals(apart.longest(), together.longest());
            assertEquals(
                apart.features().get(Modality.TEXT), together.features().get(Modality.TEXT));
            assertEquals(apart.lengths(), together.lengths());
            assertEquals(apart.target(), together.target());
            assertArrayEquals(segments.get(i), batches.segments(i));
          }
        }
      }
      assertEquals(before, manager.getManagedArrays().size(), "arrays that outlive the batches");
    }
  }

  @Test
  void theLabelledSegmentsKeepTheirFeatures() {
    try (NDManager manager = NDManager.newBaseManager()) {
      float[][] targets = {{1, 0}, {0, Float.NaN}, {0, 1}};
      ResidentSplit all = resident(targets, Integer.MAX_VALUE, Normalisation.NONE, manager);
      ResidentSplit split = all.labelled();
      Batch batch = split.batch(new int[] {1, 0}, manager);
      assertEquals(
          List.of("v[0]", "v[2]"), List.of(split.id(0).toString(), split.id(1).toString()));
      assertArrayEquals(
          new float[] {7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 0, 0},
          batch.features().get(Modality.TEXT).toFloatArray());
      assertArrayEquals(new float[] {0, 1, 1, 0}, batch.target().toFloatArray());
      assertEquals(new Shape(2, 2), batch.target().getShape());
      assertSame(split, split.labelled());
    }
  }

  @Test
  void noBatchesAreNone() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ResidentSplit split = resident(Integer.MAX_VALUE, Normalisation.NONE, manager);
      try (ResidentBatches batches = split.batches(List.of(), manager)) {
        assertEquals(0, batches.size());
      }
    }
  }

  @Test
  void aLongerSegmentKeepsItsFirstSteps() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Batch batch = resident(2, Normalisation.NONE, manager).batch(new int[] {2}, manager);
      assertArrayEquals(
          new float[] {7, 8, 9, 10}, batch.features().get(Modality.TEXT).toFloatArray());
    }
  }

  @Test
  void normalisationLeavesPaddingAtZeroAndConstantFeaturesFinite() {
    try (NDManager manager = NDManager.newBaseManager()) {
      FeatureStatistics statistics = new FeatureStatistics(List.of(5.0, 6.0), List.of(2.0, 0.0));
      Batch batch =
          resident(Integer.MAX_VALUE, Normalisation.zScore(statistics), manager)
              .batch(new int[] {1, 0}, manager);
      assertArrayEquals(
          new float[] {0, 0, 0, 0, -2, -4, -1, -2},
          batch.features().get(Modality.TEXT).toFloatArray());
    }
  }
}
