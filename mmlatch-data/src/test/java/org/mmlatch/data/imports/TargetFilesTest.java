package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.csd.CsdWriter;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.TargetColumn;

/** Folders of several files in which other tasks than sentiment are published. */
class TargetFilesTest {
  private static final double[][] TWO = {{0, 1}, {1, 2}};
  private static final List<String> MOSEI =
      List.of("sentiment", "happy", "sad", "anger", "surprise", "disgust", "fear");

  @TempDir private Path temp;
  private int made;

  private Corpus run(ImportOptions options) {
    return SourceImporter.run(options, temp.resolve("corpus" + made++), ImportProgress.SILENT);
  }

  private static List<String> names(Corpus corpus) {
    return corpus.manifest().targets().stream().map(Target::name).toList();
  }

  /** A folder of one video of two words and, unless more is added, no labels. */
  private Path words(String name) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    try (CsdWriter words = new CsdWriter(folder.resolve("TimestampedWords.csd"))) {
      words.video("v", new String[][] {{"so"}, {"good"}}, TWO);
    }
    try (CsdWriter vectors = new CsdWriter(folder.resolve("TimestampedWordVectors.csd"))) {
      vectors.video("v", new float[][] {{1, 2}, {3, 4}}, TWO);
    }
    return folder;
  }

  private static void labels(Path file, String names, float[]... rows) {
    try (CsdWriter labels = new CsdWriter(file)) {
      if (!names.isEmpty()) {
        labels.names(names);
      }
      labels.video("v", rows, TWO);
    }
  }

  private ImportOptions withFolds(Path... sources) throws IOException {
    Path folds = temp.resolve("folds.json");
    Files.writeString(folds, "{\"train\":[\"v\"],\"valid\":[],\"test\":[]}");
    return ImportOptions.of(sources).withFolds(folds);
  }

  @Test
  void moseisFileOfAllLabelsHasSevenColumns() throws IOException {
    Path folder = words("all");
    labels(
        folder.resolve("CMU_MOSEI_Labels.csd"),
        "",
        new float[] {-2.5f, 0.33f, 0, 0, 0, 0, 3},
        new float[] {1, 0, 0, 0.67f, 0, 0, 0});
    Corpus corpus = run(withFolds(folder));
    assertEquals(MOSEI, names(corpus));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertArrayEquals(new float[] {-2.5f, 1}, train.labels());
    assertArrayEquals(new float[] {0.33f, 0}, train.labels(1));
    assertArrayEquals(new float[] {0, 0.67f}, train.labels(3));
    assertArrayEquals(new float[] {3, 0}, train.labels(6));
    Target fear = corpus.manifest().targets().get(6);
    assertEquals(Target.presence("fear", 3), fear);
  }

  @Test
  void olderFilesHaveSentimentAndEmotionsApartInAnOrderOfTheirOwn() throws IOException {
    Path folder = words("apart");
    labels(folder.resolve("LabelsSentiment.csd"), "", new float[] {-1}, new float[] {2});
    labels(
        folder.resolve("LabelsEmotions.csd"),
        "[\"anger\",\"disgust\",\"fear\",\"happy\",\"sad\",\"surprise\"]",
        new float[] {1, 0, 0, 2, 0, 0},
        new float[] {0, 0, 3, 0, 0, 0});
    Corpus corpus = run(withFolds(folder));
    assertEquals(
        List.of("sentiment", "anger", "disgust", "fear", "happy", "sad", "surprise"),
        names(corpus));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertArrayEquals(new float[] {-1, 2}, train.labels());
    assertArrayEquals(new float[] {1, 0}, train.labels(1));
    assertArrayEquals(new float[] {2, 0}, train.labels(4));
  }

  @Test
  void emotionsOfOtherIntervalsAreOfOtherSegments() throws IOException {
    Path folder = words("others");
    labels(folder.resolve("LabelsSentiment.csd"), "", new float[] {-1}, new float[] {2});
    try (CsdWriter other = new CsdWriter(folder.resolve("LabelsEmotions.csd"))) {
      other.video("v", new float[][] {{0, 0, 0, 0, 0, 1}}, new double[][] {{7, 8}});
    }
    ImportOptions options = withFolds(folder);
    String message = assertThrows(BadDataException.class, () -> run(options)).getMessage();
    assertTrue(message.endsWith("are these labels of the same segments?"), message);
  }

  @Test
  void labelsAreJoinedByIdFromAFolderThatHasNothingElse() throws IOException {
    Path features = words("features");
    labels(features.resolve("LabelsSentiment.csd"), "", new float[] {-1}, new float[] {2});
    Corpus sentiment = run(withFolds(features));
    Path emotions = Files.createDirectory(temp.resolve("emotions"));
    labels(
        emotions.resolve("CMU_MOSEI_Labels.csd"),
        "",
        new float[] {-1, 0, 1, 0, 0, 0, 0},
        new float[] {2, 3, 0, 0, 0, 0, 0});
    Corpus joined = run(ImportOptions.of(sentiment.folder(), emotions));
    assertEquals(MOSEI, names(joined));
    SplitData train = joined.split(SplitName.TRAIN);
    assertArrayEquals(new float[] {0, 3}, train.labels(1));
    assertEquals(List.of("good"), train.words(1).orElseThrow());
    assertEquals(sentiment.manifest().modalities(), joined.manifest().modalities());
  }

  @Test
  void labelsThatDisagreeAreOfOtherSegments() throws IOException {
    Path features = words("features");
    labels(features.resolve("LabelsSentiment.csd"), "", new float[] {-1}, new float[] {2});
    Corpus sentiment = run(withFolds(features));
    Path emotions = Files.createDirectory(temp.resolve("emotions"));
    labels(
        emotions.resolve("Labels.csd"),
        "",
        new float[] {-2, 0, 1, 0, 0, 0, 0},
        new float[] {2, 3, 0, 0, 0, 0, 0});
    ImportOptions options = ImportOptions.of(sentiment.folder(), emotions);
    String message = assertThrows(BadDataException.class, () -> run(options)).getMessage();
    assertTrue(message.startsWith("Segment v[0] has the label -2.0 in"), message);
  }

  @Test
  void aFileOfUrFunnysThatIsCalledOtherwiseIsSaid() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("funny"));
    LayoutSeeds.urFunny(folder);
    Files.move(
        folder.resolve("covarep_features_sdk.pkl"), folder.resolve("covarep_features_sdk(1).pkl"));
    assertTrue(
        SourceInspection.of(ImportOptions.of(folder), Progress.SILENT)
            .remarks()
            .contains(
                "[covarep_features_sdk(1).pkl] are not named like UR-FUNNY's files and are ignored"));
  }

  @Test
  void urFunnysFolderHasPunchlinesAndIfWantedTheirContext() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("funny"));
    LayoutSeeds.urFunny(folder);
    Corpus corpus = run(ImportOptions.of(folder));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(List.of(Target.presence("humor", 1)), train.targets());
    assertEquals("9[0]", train.id(0).toString());
    assertArrayEquals(new float[] {1}, train.labels(0));
    assertArrayEquals(new float[] {3, 3, 1, 1}, train.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, train.features(Modality.AUDIO).floats());
    assertEquals(List.of("ha", "ho"), train.words(0).orElseThrow());
    Corpus whole =
        run(ImportOptions.of(folder).withReading(Reading.STANDARD.withContext(Context.INCLUDE)));
    assertEquals(3, whole.split(SplitName.TRAIN).length(0));
    assertArrayEquals(
        new float[] {2, 2, 3, 3, 1, 1},
        whole.split(SplitName.TRAIN).features(Modality.TEXT).floats());
  }

  @Test
  void textsThatAreLabelsAreClasses() throws IOException {
    Path vectors = Files.writeString(temp.resolve("v.txt"), "ha 1 2\nho 3 4\n");
    Path csv =
        Files.writeString(
            temp.resolve("meld.csv"),
            """
            video_id,clip_id,text,Emotion,mode
            d1,0,ha ho,joy,train
            d1,1,ho ha,anger,train
            d2,0,ha,neutral,dev
            """);
    Reading reading = Reading.STANDARD.withLabels(List.of(TargetColumn.parse("Emotion:class")));
    Corpus corpus = run(ImportOptions.of(csv, vectors).withReading(reading));
    assertEquals(
        List.of(Target.classes("Emotion", List.of("anger", "joy", "neutral"))),
        corpus.manifest().targets());
    assertArrayEquals(new float[] {1, 0}, corpus.split(SplitName.TRAIN).labels(0));
    assertArrayEquals(new float[] {2}, corpus.split(SplitName.VALID).labels(0));
    assertEquals(Set.of(Modality.TEXT), corpus.manifest().modalities().keySet());
  }
}
