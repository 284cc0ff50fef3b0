package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FolderNotEmptyException;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.csd.CsdWriter;
import org.mmlatch.data.csd.Pauses;

/**
 * Video {@code one} says "sp good film" from 0 to 3 s and has two segments and a third after its
 * last word; {@code two} has no audio; {@code three} no split.
 */
class CsdImportTest {
  private static final double[][] WORDS = {{0, 1}, {1, 2}, {2, 3}};

  @TempDir private Path folder;
  private ImportOptions options;

  @BeforeEach
  void writeFiles() throws IOException {
    try (CsdWriter words = writer("TimestampedWords")) {
      words
          .video("one", new String[][] {{"sp"}, {"good"}, {"film"}}, WORDS)
          .video("two", new String[][] {{"bad"}}, new double[][] {{0, 1}})
          .video("three", new String[][] {{"so"}}, new double[][] {{0, 1}})
          .video("four", new String[][] {{"la"}}, new double[][] {{0, 1}});
    }
    try (CsdWriter vectors = writer("TimestampedWordVectors")) {
      vectors
          .video("one", new float[][] {{0, 0}, {1, 2}, {3, 4}}, WORDS)
          .video("two", new float[][] {{5, 6}}, new double[][] {{0, 1}})
          .video("three", new float[][] {{7, 8}}, new double[][] {{0, 1}})
          .video("four", new float[][] {{9, 9}}, new double[][] {{0, 1}});
    }
    try (CsdWriter audio = writer("COVAREP")) {
      audio
          .names("[\"pitch\"]")
          .video(
              "one",
              new float[][] {{2}, {4}, {Float.NEGATIVE_INFINITY}, {7}},
              new double[][] {{0, 0.5}, {0.5, 1}, {1, 2}, {2, 3}})
          .video("three", new float[][] {{1}}, new double[][] {{0, 1}})
          .video("four", new float[][] {{1}}, new double[][] {{0, 1}});
    }
    try (CsdWriter labels = writer("Labels")) {
      labels
          .video("one", new float[][] {{-1}, {2}, {3}}, new double[][] {{0, 2}, {2, 3}, {8, 9}})
          .video("two", new float[][] {{1}}, new double[][] {{0, 1}})
          .video("three", new float[][] {{1}}, new double[][] {{0, 1}})
          .video("four", new float[][] {{1}}, new double[][] {{0, 1}});
    }
    Path folds = folder.resolve("folds.json");
    Files.writeString(folds, "{\"train\":[\"one\"],\"valid\":[\"two\",\"four\"],\"test\":[]}");
    options =
        ImportOptions.of(folder)
            .withFolds(folds)
            .withModalities(Set.of(Modality.TEXT, Modality.AUDIO));
  }

  private CsdWriter writer(String name) {
    return new CsdWriter(folder.resolve(name + ".csd"));
  }

  private Corpus run(ImportOptions chosen) {
    return SourceImporter.run(chosen, folder.resolve("corpus"), ImportProgress.SILENT);
  }

  @Test
  void segmentsAreAlignedToWordsAndCutByLabels() {
    SplitData train = run(options).split(SplitName.TRAIN);
    assertEquals(List.of(new SegmentId("one", 0), new SegmentId("one", 1)), train.ids());
    assertArrayEquals(new long[] {0, 2, 3}, train.offsets());
    assertArrayEquals(new float[] {-1, 2}, train.labels());
    assertEquals(Optional.of(List.of("sp", "good")), train.words(0));
    assertEquals(Optional.of(List.of("film")), train.words(1));
    assertArrayEquals(new float[] {0, 0, 1, 2, 3, 4}, train.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {3, 0, 7}, train.features(Modality.AUDIO).floats());
  }

  @Test
  void filesLeftAsideAreSaid() throws IOException {
    Files.createFile(folder.resolve("openSMILE_IS09.csd"));
    assertTrue(
        SourceInspection.of(options, Progress.SILENT)
            .remarks()
            .contains(
                "ignored, because their names do not tell their role: [openSMILE_IS09.csd]; choose a role with --file ROLE=FILE"));
  }

  @Test
  void rowsInsideWordsAreKeptIfAskedFor() {
    Corpus corpus = run(options.withCsd(CsdOptions.STANDARD.withRows(1)));
    assertEquals(Set.of(Modality.AUDIO), corpus.manifest().withRows());
    assertEquals("1", corpus.manifest().parameters().get("rows"));
    assertEquals("1", corpus.manifest().parameters().get("rows-left-out-of-audio"));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertArrayEquals(new long[] {0, 1, 2, 3}, train.rows(Modality.AUDIO).offsets());
    assertArrayEquals(new float[] {2, 0, 7}, train.rows(Modality.AUDIO).rows().floats());
    assertArrayEquals(new float[] {3, 0, 7}, train.features(Modality.AUDIO).floats());
  }

  @Test
  void rowsInsideWordsChangeNothingElse() {
    Corpus plain = run(options);
    Corpus with =
        SourceImporter.run(
            options.withCsd(CsdOptions.STANDARD.withRows(20)),
            folder.resolve("with"),
            ImportProgress.SILENT);
    for (SplitName split : SplitName.values()) {
      for (Modality modality : plain.split(split).modalities()) {
        assertArrayEquals(
            plain.split(split).features(modality).floats(),
            with.split(split).features(modality).floats());
      }
    }
    assertEquals(plain.manifest().dropped(), with.manifest().dropped());
  }

  @Test
  void howManyRowsWereKeptIsKnownOfACorpusThatIsImportedAgainWithThem() {
    Path once = run(options.withCsd(CsdOptions.STANDARD.withRows(2))).folder();
    assertEquals("2", rowsOfCorpusOf(once, Set.of()));
    assertEquals(null, rowsOfCorpusOf(once, Set.of(Modality.TEXT)));
  }

  private String rowsOfCorpusOf(Path source, Set<Modality> modalities) {
    ImportOptions again = ImportOptions.of(source).withModalities(modalities);
    Path target = folder.resolve("again" + modalities.size());
    return SourceImporter.run(again, target, ImportProgress.SILENT)
        .manifest()
        .parameters()
        .get(Manifest.ROWS);
  }

  @Test
  void featuresNoFinerThanWordsHaveNoRowsInside() {
    try (CsdWriter audio = writer("COVAREP")) {
      audio.video("one", new float[][] {{2}}, new double[][] {{0, 3}});
    }
    BadDataException error =
        assertThrows(
            BadDataException.class, () -> run(options.withCsd(CsdOptions.STANDARD.withRows(20))));
    assertEquals(
        folder.resolve("COVAREP.csd")
            + " has 1 rows for 3 words: none is inside a word. Read whole words, without --rows, or give features that come several times a second",
        error.getMessage());
    assertFalse(Files.exists(folder.resolve("corpus")));
  }

  @Test
  void textAloneHasNoRowsInsideWords() {
    BadDataException error =
        assertThrows(
            BadDataException.class,
            () ->
                run(
                    options
                        .withModalities(Set.of(Modality.TEXT))
                        .withCsd(CsdOptions.STANDARD.withRows(20))));
    assertTrue(error.getMessage().startsWith("--rows reads rows inside words"));
  }

  @Test
  void whatIsLeftOutIsCounted() {
    Corpus corpus = run(options);
    assertEquals(
        Map.of(DropReason.EMPTY, 1L, DropReason.MODALITY_MISSING, 1L, DropReason.NOT_IN_FOLDS, 1L),
        corpus.manifest().dropped());
    assertEquals(1, corpus.split(SplitName.VALID).size());
  }

  @Test
  void theManifestNamesSourcesSettingsAndFeatures() {
    Manifest manifest = run(options).manifest();
    assertEquals(
        List.of("words", "labels", "text", "audio", "folds"),
        manifest.sources().stream().map(source -> source.role()).toList());
    assertEquals(Map.of("remove-pauses", "false", "infinities", "zero"), manifest.parameters());
    assertEquals(List.of("pitch"), manifest.modalities().get(Modality.AUDIO).featureNames());
    assertEquals(List.of(), manifest.modalities().get(Modality.TEXT).featureNames());
    assertEquals(new CleaningCounts(0, 1, 0), manifest.modalities().get(Modality.AUDIO).cleaned());
  }

  @Test
  void aSegmentNeedsOnlyTheChosenModalities() {
    Corpus corpus = run(options.withModalities(Set.of(Modality.TEXT)));
    assertEquals(2, corpus.split(SplitName.VALID).size());
    assertEquals(
        Map.of(DropReason.EMPTY, 1L, DropReason.NOT_IN_FOLDS, 1L), corpus.manifest().dropped());
  }

  @Test
  void pausesAreRemovedIfChosen() {
    SplitData train =
        run(options.withCsd(CsdOptions.STANDARD.withPauses(Pauses.REMOVE))).split(SplitName.TRAIN);
    assertEquals(Optional.of(List.of("good")), train.words(0));
    assertArrayEquals(new float[] {1, 2, 3, 4}, train.features(Modality.TEXT).floats());
  }

  @Test
  void infinitiesAreCleanedAsChosen() {
    SplitData train = run(options.withInfinities(Infinities.LARGEST)).split(SplitName.TRAIN);
    assertArrayEquals(
        new float[] {3, -Float.MAX_VALUE, 7}, train.features(Modality.AUDIO).floats());
  }

  @Test
  void progressCountsBytesAndSegments() {
    List<String> seen = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    SourceImporter.run(
        options,
        folder.resolve("corpus"),
        new ImportProgress(
            (done, total) -> bytes.add(total - done),
            (done, total) -> seen.add(done + "/" + total)));
    assertEquals(List.of("1/6", "2/6", "3/6", "4/6", "5/6", "6/6"), seen);
    assertEquals(0, bytes.get(bytes.size() - 1));
  }

  @Test
  void aFolderWithContentsIsRefusedBeforeAnythingIsRead() {
    assertThrows(
        FolderNotEmptyException.class,
        () -> SourceImporter.run(options, folder, ImportProgress.SILENT));
  }

  @Test
  void policiesHoldForInfinitiesThatAveragingHides() {
    Corpus dropped = run(options.withPolicies(Map.of(SourceDefect.NOT_FINITE, Policy.DROP)));
    assertEquals(1, dropped.split(SplitName.TRAIN).size());
    assertEquals(1, dropped.manifest().dropped().get(DropReason.NOT_FINITE));
    assertEquals("drop", dropped.manifest().parameters().get("on-not-finite"));
    assertEquals(
        CleaningCounts.NONE, dropped.manifest().modalities().get(Modality.AUDIO).cleaned());
  }

  @Test
  void aDefectCanEndTheImport() {
    ImportOptions strict = options.withPolicies(Map.of(SourceDefect.NOT_FINITE, Policy.FAIL));
    String message = assertThrows(BadDataException.class, () -> run(strict)).getMessage();
    assertTrue(
        message.startsWith("Segment one[0] has 1 audio features that are not finite"), message);
  }

  @Test
  void csdFilesAreJoinedWithOtherSourcesWhichMaySayTheSplits() throws IOException {
    Path labels =
        Files.writeString(
            folder.resolve("label.txt"),
            "video_id,clip_id,text,label,mode\none,0,x,-1,train\none,1,x,2,train\n");
    Path vectors = Files.writeString(folder.resolve("vectors.txt"), "good 5 1\nfilm 6 2\n");
    Corpus corpus = run(ImportOptions.of(folder, labels, vectors));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertArrayEquals(new float[] {0, 0, 5, 1, 6, 2}, train.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {3, 0, 7}, train.features(Modality.AUDIO).floats());
    assertEquals(4, corpus.manifest().dropped().get(DropReason.NOT_IN_ALL_SOURCES));
    assertEquals(
        List.of(List.of(), List.of("pitch")),
        corpus.manifest().modalities().values().stream().map(m -> m.featureNames()).toList());
  }

  @Test
  void pausesHaveNoVectorEvenIfAWordIsWrittenLikeThem() throws IOException {
    Path vectors = Files.writeString(folder.resolve("vectors.txt"), "sp 9 9\ngood 5 1\nfilm 6 2\n");
    Corpus corpus = run(ImportOptions.of(folder, vectors).withFolds(options.folds().orElseThrow()));
    float[] expected = {0, 0, 5, 1, 6, 2};
    SplitData train = corpus.split(SplitName.TRAIN);
    assertArrayEquals(expected, train.features(Modality.TEXT).floats());
    assertEquals("5", corpus.manifest().parameters().get("words")); // without the pause
    Corpus again =
        SourceImporter.run(
            ImportOptions.of(corpus.folder(), vectors),
            folder.resolve("again"),
            ImportProgress.SILENT);
    assertArrayEquals(expected, again.split(SplitName.TRAIN).features(Modality.TEXT).floats());
  }

  @Test
  void withoutFoldsOrSplitsAnImportSaysSoBeforeItReadsFeatures() {
    ImportOptions none = ImportOptions.of(folder);
    String message = assertThrows(BadDataException.class, () -> run(none)).getMessage();
    assertTrue(message.startsWith("No source says which split segment four[0]"), message);
  }

  @Test
  void aFailedImportLeavesNothing() throws IOException {
    Path folds = folder.resolve("folds.json");
    Files.writeString(folds, "{\"train\":[\"one\"],\"valid\":[],\"test\":[\"one\"]}");
    assertThrows(BadDataException.class, () -> run(options));
    assertFalse(Files.exists(folder.resolve("corpus")));
  }

  @Test
  void aLabelOutsideItsRangeIsNamed() {
    try (CsdWriter labels = writer("Labels")) {
      labels.video("one", new float[][] {{7}}, new double[][] {{0, 2}});
      labels.video("four", new float[][] {{1}}, new double[][] {{0, 1}});
    }
    BadDataException e = assertThrows(BadDataException.class, () -> run(options));
    assertTrue(
        e.getMessage().startsWith("Segment one[0] has the label 7.0; labels must lie in [-3, 3]"));
    assertFalse(Files.exists(folder.resolve("corpus")));
  }

  @Test
  void aFileWithoutVideosIsNamed() {
    writer("COVAREP").close();
    BadDataException e = assertThrows(BadDataException.class, () -> run(options));
    assertEquals(folder.resolve("COVAREP.csd") + " holds no video", e.getMessage());
  }

  @Test
  void keysThatNameSegmentsAreSegments() throws IOException {
    Path deployed = Files.createDirectory(folder.resolve("deployed"));
    for (String name : List.of("TimestampedWords", "COVAREP", "Labels")) {
      try (CsdWriter file = new CsdWriter(deployed.resolve(name + ".csd"))) {
        for (String key : List.of("a[0]", "a[10]", "a[2]", "b[0]")) {
          file.video(key, feature(name, key), new double[][] {{4, 5}});
        }
      }
    }
    Path folds = folder.resolve("folds.json");
    Files.writeString(folds, "{\"train\":[\"a\"],\"valid\":[\"b\"],\"test\":[]}");
    SplitData train = run(ImportOptions.of(deployed).withFolds(folds)).split(SplitName.TRAIN);
    assertEquals(
        List.of(new SegmentId("a", 0), new SegmentId("a", 2), new SegmentId("a", 10)), train.ids());
    assertArrayEquals(new float[] {0, -2, -1}, train.labels());
    assertEquals(Optional.of(List.of("a[10]")), train.words(2));
  }

  private static Object feature(String file, String key) {
    return file.equals("TimestampedWords")
        ? new String[][] {{key}}
        : new float[][] {
          {key.equals("a[0]") || key.equals("b[0]") ? 0 : key.equals("a[2]") ? -2 : -1}
        };
  }

  private void writeBadIntervals() {
    try (CsdWriter audio = writer("COVAREP")) {
      audio
          .video("one", new float[][] {{2}, {9}, {7}}, new double[][] {{0, 1}, {2, 1}, {2, 3}})
          .video("four", new float[][] {{1}, {5}}, new double[][] {{0, 1}, {Double.NaN, 1}});
    }
    try (CsdWriter labels = writer("Labels")) {
      labels
          .video("one", new float[][] {{-1}, {2}}, new double[][] {{1, 0}, {2, 3}})
          .video("four", new float[][] {{1}}, new double[][] {{0, 1}});
    }
  }

  @Test
  void aBadIntervalEndsAnImportAndSaysHowToGoOn() {
    writeBadIntervals();
    String message = assertThrows(BadDataException.class, () -> run(options)).getMessage();
    assertTrue(message.contains("video one has an interval from 1.0 to 0.0 s in row 0"), message);
    assertTrue(message.endsWith("--on interval=drop"), message);
  }

  @Test
  void rowsOfBadIntervalsAreLeftOutAndCountedIfChosen() {
    writeBadIntervals();
    Corpus corpus = run(options.withPolicies(Map.of(SourceDefect.INTERVAL, Policy.DROP)));
    assertEquals(List.of(new SegmentId("one", 1)), corpus.split(SplitName.TRAIN).ids());
    assertArrayEquals(
        new float[] {7}, corpus.split(SplitName.TRAIN).features(Modality.AUDIO).floats());
    assertEquals(Map.of(DropReason.INTERVAL, 1L), corpus.manifest().dropped());
    assertEquals("2", corpus.manifest().parameters().get("intervals-left-out-of-audio"));
    assertEquals(
        Map.of(SourceDefect.INTERVAL, 3), SourceInspection.of(options, Progress.SILENT).defects());
  }

  @Test
  void aSplitOfTheFoldsThatStaysEmptyEndsTheImportBeforeAnythingIsMade() throws IOException {
    Path folds = folder.resolve("folds.json");
    Files.writeString(folds, "{\"train\":[\"one.mp4\"],\"valid\":[\"four\"],\"test\":[]}");
    String message = assertThrows(BadDataException.class, () -> run(options)).getMessage();
    assertTrue(
        message.contains("into train: the folds name ['one.mp4'], the sources have ['four'"));
    assertTrue(message.contains("'one.mp4' is not 'one'"), message);
    assertFalse(Files.exists(folder.resolve("corpus")));
    assertEquals(List.of(message), SourceInspection.of(options, Progress.SILENT).problems());
  }

  @Test
  void aSplitOfWhichAllIsLeftOutEndsTheImportAndLeavesNothing() throws IOException {
    Path folds = folder.resolve("folds.json");
    Files.writeString(folds, "{\"train\":[\"one\"],\"valid\":[\"two\"],\"test\":[]}");
    String message = assertThrows(BadDataException.class, () -> run(options)).getMessage();
    assertTrue(message.startsWith("All 1 segments of valid would be left out"), message);
    assertFalse(Files.exists(folder.resolve("corpus")));
  }
}
