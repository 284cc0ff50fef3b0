package org.mmlatch.data.csd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.ImportProgress;
import org.mmlatch.data.imports.SourceImporter;
import org.mmlatch.data.imports.SourceInspection;

class SequenceFolderTest {
  @TempDir private Path folder;
  @TempDir private Path other;

  private void write(String name, Object values) {
    try (WritableHdfFile hdf = HdfFile.write(folder.resolve(name))) {
      hdf.putDataset("d1", values);
    }
  }

  private Corpus run() {
    return SourceImporter.run(
        ImportOptions.of(folder), other.resolve("corpus"), ImportProgress.SILENT);
  }

  @Test
  void emotionsHaveAnOrderOfTheirOwnAndPaddingIsRemoved() {
    write("text_train.h5", new int[][] {{0, 5}, {6, 7}}); // numbers of words
    write("text_train_emb.h5", new double[][][] {{{0, 0}, {1, 2}}, {{3, 4}, {5, 6}}});
    write("audio_train.h5", new float[][][] {{{0}, {9}}, {{8}, {7}}});
    write("y_train.h5", new double[][] {{-1}, {2}});
    write("ey_train.h5", new double[][] {{1, 0, 0, 0, 0, 0}, {0, 0, 0, 2, 0, 0.5}});
    Corpus corpus = run();
    assertEquals(
        List.of("sentiment", "anger", "disgust", "fear", "happy", "sad", "surprise"),
        corpus.manifest().targets().stream().map(Target::name).toList());
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals("train[1]", train.id(1).toString());
    assertArrayEquals(new float[] {-1, 2}, train.labels());
    assertArrayEquals(new float[] {1, 0}, train.labels(1));
    assertArrayEquals(new float[] {0, 2}, train.labels(4));
    assertArrayEquals(new float[] {0, 0.5f}, train.labels(6));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, train.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {9, 8, 7}, train.features(Modality.AUDIO).floats());
  }

  @Test
  void emotionsAloneAreLabelsToo() {
    write("video_test.h5", new float[][][] {{{1}}});
    write("ey_test.h5", new double[][] {{0, 0, 3, 0, 0, 0}});
    SplitData test = run().split(SplitName.TEST);
    assertEquals(6, test.targets().size());
    assertArrayEquals(new float[] {3}, test.labels(2));
    assertEquals(List.of(Modality.VISUAL), List.copyOf(test.modalities()));
  }

  @Test
  void filesThatAreCalledOtherwiseAreSaid() {
    write("video_test.h5", new float[][][] {{{1}}});
    write("covarep_test.h5", new float[][][] {{{1}}});
    write("y_test.h5", new double[] {1});
    assertTrue(
        SourceInspection.of(ImportOptions.of(folder), Progress.SILENT)
            .remarks()
            .contains(
                "[covarep_test.h5] are not named like the files of seq_length_20 and are ignored"));
  }

  @Test
  void modalitiesInOneArrayAreRefusedWithTheirFiles() {
    write("X_train.h5", new float[][][] {{{1, 2, 3}}});
    write("y_train.h5", new double[] {1});
    String message = assertThrows(BadDataException.class, this::run).getMessage();
    assertTrue(message.contains("the features of all modalities in one array"), message);
    assertTrue(message.endsWith("Ignored files: [X_train.h5]"), message);
  }

  @Test
  void asManySegmentsHaveFeaturesAsLabels() {
    write("video_test.h5", new float[][][] {{{1}}});
    write("y_test.h5", new double[][] {{1}, {2}});
    String message = assertThrows(BadDataException.class, this::run).getMessage();
    assertTrue(message.endsWith("1 segments where the labels are 2"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"video_test_old.h5", "vision_test.h5"})
  void aModalityIsInOneFileOfASplit(String second) {
    write("video_test.h5", new float[][][] {{{1}}});
    write(second, new float[][][] {{{2}}});
    write("y_test.h5", new double[] {1});
    String message = assertThrows(BadDataException.class, this::run).getMessage();
    assertTrue(message.contains(" has what another file of "), message);
    assertTrue(message.endsWith(" for test; move one of them out of the folder"), message);
  }

  @Test
  void labelsOfDevAndValidAreTheSameSplit() {
    write("video_dev.h5", new float[][][] {{{1}}});
    write("y_dev.h5", new double[] {1});
    write("y_valid.h5", new double[] {2});
    String message = assertThrows(BadDataException.class, this::run).getMessage();
    assertTrue(message.contains(" for valid; move one of them"), message);
  }

  @Test
  void aSplitWithoutLabelsIsSaid() {
    write("video_test.h5", new float[][][] {{{1}}});
    write("y_test.h5", new double[] {1});
    write("video_train.h5", new float[][][] {{{1}}});
    assertTrue(
        SourceInspection.of(ImportOptions.of(folder), Progress.SILENT)
            .remarks()
            .contains(
                "train has features but no labels (y_train.h5 or ey_train.h5) and is ignored"));
  }
}
