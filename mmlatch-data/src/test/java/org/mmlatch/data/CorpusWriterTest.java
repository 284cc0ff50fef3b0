package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mmlatch.data.Corpora.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

class CorpusWriterTest {
  @TempDir private Path folder;

  private CorpusWriter writer() {
    return CorpusWriter.create(folder.resolve("corpus"), CorpusDescription.of(Corpora.DIMS));
  }

  private List<String> listing(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String messageOf(CorpusWriter writer, SplitName split, Segment segment) {
    return assertThrows(BadDataException.class, () -> writer.add(split, segment)).getMessage();
  }

  @Test
  void aCorpusHasExactlyTheFilesOfItsFormat() throws IOException {
    Corpora.write(folder.resolve("corpora/deep"));
    assertEquals(
        List.of(
            "manifest.json",
            "test.jsonl",
            "test.safetensors",
            "train.jsonl",
            "train.safetensors",
            "valid.jsonl",
            "valid.safetensors"),
        listing(folder.resolve("corpora/deep")));
    assertEquals(List.of("deep"), listing(folder.resolve("corpora")));
  }

  @Test
  void theSameSegmentsGiveTheSameBytes() throws IOException {
    Corpus one = Corpora.write(folder.resolve("one"));
    Corpus two = Corpora.write(folder.resolve("two"));
    assertEquals(one.fingerprint(), two.fingerprint());
    for (String file : listing(one.folder())) {
      assertEquals(-1, Files.mismatch(one.folder().resolve(file), two.folder().resolve(file)));
    }
  }

  @Test
  void aFolderWithContentsIsRefusedAndUntouched() throws IOException {
    Path target = Files.createDirectory(folder.resolve("corpus"));
    Files.writeString(target.resolve("thesis.tex"), "precious");
    FolderNotEmptyException e =
        assertThrows(FolderNotEmptyException.class, () -> Corpora.write(target));
    assertEquals(
        target + " exists and is not empty; choose another folder or move this one away",
        e.getMessage());
    assertEquals(List.of("corpus"), listing(folder));
    assertEquals(List.of("thesis.tex"), listing(target));
  }

  @Test
  void aFileInTheWayIsRefused() throws IOException {
    Path target = Files.writeString(folder.resolve("corpus"), "precious");
    assertThrows(FolderNotEmptyException.class, () -> Corpora.write(target));
    assertEquals("precious", Files.readString(target));
  }

  @Test
  void anEmptyFolderIsFilled() throws IOException {
    Path target = Files.createDirectory(folder.resolve("corpus"));
    assertEquals(2, Corpora.write(target).split(SplitName.TRAIN).size());
  }

  @Test
  void anUnfinishedCorpusLeavesNothing() throws IOException {
    try (CorpusWriter writer = writer()) {
      writer.add(SplitName.TRAIN, segment("a[0]", 1, 1, 2));
    }
    assertEquals(List.of(), listing(folder));
  }

  @Test
  void valuesThatAreNotFiniteAreCleanedAndCounted() {
    try (CorpusWriter writer = writer()) {
      writer.add(
          SplitName.TEST,
          segment("a[0]", 1, Float.NaN, 4, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
      Corpus corpus = writer.finish();
      assertArrayEquals(
          new float[] {0, 4, 0, 0}, corpus.split(SplitName.TEST).features(Modality.TEXT).floats());
      Map<Modality, ModalityInfo> modalities = corpus.manifest().modalities();
      assertEquals(new CleaningCounts(1, 2, 0), modalities.get(Modality.TEXT).cleaned());
      assertEquals(CleaningCounts.NONE, modalities.get(Modality.AUDIO).cleaned());
    }
  }

  @Test
  void statisticsAreThoseOfTheTrainingSplit() {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    FeatureStatistics text = corpus.manifest().modalities().get(Modality.TEXT).training();
    // first feature 1, 3, 5; the second is always 5
    assertEquals(List.of(3.0, 5.0), text.mean());
    assertEquals(List.of(Math.sqrt(8 / 3.0), 0.0), text.standardDeviation());
  }

  @Test
  void aSegmentWithoutStepsIsCountedAsDropped() {
    try (CorpusWriter writer = writer()) {
      writer.add(SplitName.TRAIN, segment("a[0]", 1));
      writer.drop(DropReason.MODALITY_MISSING);
      writer.add(SplitName.TRAIN, segment("a[1]", 1, 1, 2));
      Corpus corpus = writer.finish();
      assertEquals(
          Map.of(DropReason.EMPTY, 1L, DropReason.MODALITY_MISSING, 1L),
          corpus.manifest().dropped());
      assertEquals(List.of(SegmentId.parse("a[1]")), corpus.split(SplitName.TRAIN).ids());
    }
  }

  @Test
  void anIdIsUsedOnce() {
    try (CorpusWriter writer = writer()) {
      writer.add(SplitName.TRAIN, segment("a[0]", 1, 1, 2));
      assertEquals(
          "Segment a[0] occurs twice; ids must be unique",
          messageOf(writer, SplitName.TRAIN, segment("a[0]", 1, 1, 2)));
    }
  }

  @Test
  void aVideoLiesInOneSplit() {
    try (CorpusWriter writer = writer()) {
      writer.add(SplitName.TRAIN, segment("a[0]", 1, 1, 2));
      assertEquals(
          "Video a has segments in train and in test; a video must be in one split only, or evaluation would see training data. If ids do not name videos, use data import --ids whole",
          messageOf(writer, SplitName.TEST, segment("a[1]", 1, 1, 2)));
    }
  }

  @Test
  void aLabelLiesInItsRange() {
    try (CorpusWriter writer = writer()) {
      assertEquals(
          "Segment a[0] has the label 3.5; labels must lie in [-3, 3]",
          messageOf(writer, SplitName.TRAIN, segment("a[0]", 3.5f, 1, 2)));
      assertEquals(
          "Segment a[1] has the label NaN; labels must lie in [-3, 3]",
          messageOf(writer, SplitName.TRAIN, segment("a[1]", Float.NaN, 1, 2)));
    }
  }

  @Test
  void aSegmentHasTheCorpusFeatures() {
    SegmentId id = SegmentId.parse("a[0]");
    FeatureMatrix one = FeatureMatrix.of(1, new float[1]);
    Segment textOnly = new Segment(id, Map.of(Modality.TEXT, one), 0, Optional.empty());
    Segment narrow =
        new Segment(
            SegmentId.parse("a[1]"),
            Map.of(Modality.TEXT, one, Modality.AUDIO, one),
            0,
            Optional.empty());
    try (CorpusWriter writer = writer()) {
      assertEquals(
          "Segment a[0] has the modalities [TEXT], but the corpus has [TEXT, AUDIO]",
          messageOf(writer, SplitName.TRAIN, textOnly));
      assertEquals(
          "Segment a[1] has 1 text features per step, but the corpus has 2",
          messageOf(writer, SplitName.TRAIN, narrow));
    }
  }

  @Test
  void theManifestSaysHowTheCorpusWasMade() {
    FileDigest file = new FileDigest("words.csd", 3, "00ff");
    CorpusDescription description =
        new CorpusDescription(
            Map.of(Modality.TEXT, 2),
            Map.of(Modality.TEXT, List.of("left", "<right>")),
            List.of(new Source("words", file)),
            Map.of("remove-pauses", "true"),
            Infinities.LARGEST,
            List.of(Target.SENTIMENT),
            Set.of());
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("corpus"), description)) {
      Manifest manifest = writer.finish().manifest();
      assertEquals(List.of(new Source("words", file)), manifest.sources());
      assertEquals(Map.of("remove-pauses", "true", "infinities", "largest"), manifest.parameters());
      assertEquals(
          List.of("left", "<right>"), manifest.modalities().get(Modality.TEXT).featureNames());
    }
  }

  /** What cannot be removed stands for a disk on which nothing can be written any more. */
  @Test
  void aWriterThatFailsWhileItClosesLeavesNothing() throws IOException {
    CorpusWriter writer = writer();
    writer.add(SplitName.TRAIN, segment("a[0]", 1, 1, 2));
    Path staging = folder.resolve(listing(folder).get(0));
    Path spool = staging.resolve("train-text.rows");
    Files.delete(spool);
    Files.createFile(Files.createDirectory(spool).resolve("in-the-way"));
    assertThrows(UncheckedIOException.class, writer::close);
    assertEquals(List.of(), listing(folder));
  }
}
