package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.ImportProgress;
import org.mmlatch.data.imports.SourceImporter;
import org.mmlatch.data.inspect.Check;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.Outcome;
import org.mmlatch.data.inspect.RowsSummary;
import org.mmlatch.io.Sha256;

/** Corpora of audio with rows inside words. */
class CorpusRowsTest {
  private static final Set<Modality> AUDIO = Set.of(Modality.AUDIO);

  @TempDir private Path folder;

  private static Segment with(Segment plain, WordRows rows) {
    return new Segment(
        plain.id(), plain.features(), plain.labels(), plain.words(), Map.of(Modality.AUDIO, rows));
  }

  private static WordRows rows(int[] counts, float... values) {
    return WordRows.of(FeatureMatrix.of(1, values), counts);
  }

  private static Segment labelled(Segment plain, List<Target> targets) {
    List<Float> labels = targets.stream().map(target -> 0f).toList();
    return new Segment(
        plain.id(), plain.features(), new Labels(targets, labels), plain.words(), plain.rows());
  }

  private Corpus write(List<Target> targets) {
    CorpusDescription description =
        CorpusDescription.of(Corpora.DIMS).withTargets(targets).withRows(AUDIO);
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("corpus"), description)) {
      Segment first = Corpora.segment("a[0]", 0, 1, 5, 3, 5);
      writer.add(SplitName.TRAIN, labelled(with(first, rows(new int[] {2, 0}, 1, 3)), targets));
      Segment second = Corpora.segment("a[1]", 0, 5, 5);
      writer.add(SplitName.TRAIN, labelled(with(second, rows(new int[] {1}, 5)), targets));
      Segment third = Corpora.segment("b[0]", 0, 7, 8);
      writer.add(SplitName.VALID, labelled(with(third, rows(new int[] {0})), targets));
      return writer.finish();
    }
  }

  private static List<Target> targets(int format) {
    return format == Manifest.SENTIMENT_ONLY
        ? List.of(Target.SENTIMENT)
        : List.of(Target.SENTIMENT, Target.presence("happy", 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {Manifest.SENTIMENT_ONLY, Manifest.WITH_TARGETS})
  void rowsAreReadAsTheyWereWritten(int format) {
    Corpus written = write(targets(format));
    Corpus corpus = Corpus.openVerified(written.folder());
    assertEquals(format, corpus.manifest().format());
    assertEquals(AUDIO, corpus.manifest().withRows());
    assertEquals(Map.of(Modality.AUDIO, 3L), corpus.manifest().split(SplitName.TRAIN).rows());
    SplitData train = corpus.split(SplitName.TRAIN);
    assertArrayEquals(new long[] {0, 2, 2, 3}, train.rows(Modality.AUDIO).offsets());
    assertArrayEquals(new float[] {1, 3, 5}, train.rows(Modality.AUDIO).rows().floats());
    WordRows first = train.segment(0).rows().get(Modality.AUDIO);
    assertArrayEquals(new int[] {2, 0}, first.counts());
    assertArrayEquals(new float[] {1, 3}, first.rows().values());
    WordRows none = corpus.split(SplitName.VALID).segment(0).rows().get(Modality.AUDIO);
    assertArrayEquals(new int[] {0}, none.counts());
  }

  @Test
  void theManifestHasStatisticsOfTheRowsOfTraining() {
    ModalityInfo audio = write(targets(1)).manifest().modalities().get(Modality.AUDIO);
    assertEquals(List.of(3.0), audio.trainingRows().orElseThrow().mean());
    assertEquals(
        Math.sqrt(8 / 3.0), audio.trainingRows().orElseThrow().standardDeviation().get(0), 1e-12);
    assertEquals(
        Optional.empty(), withoutRows().manifest().modalities().get(Modality.TEXT).trainingRows());
  }

  private Corpus withoutRows() {
    return Corpora.write(folder.resolve("without"));
  }

  @Test
  void aCorpusWithoutRowsSaysNothingOfThem() throws IOException {
    String manifest = Files.readString(withoutRows().folder().resolve(Manifest.FILE_NAME));
    assertFalse(manifest.contains("rows"), manifest);
  }

  @Test
  void aSegmentNeedsRowsWhereTheCorpusHasThemAndNoOthers() {
    CorpusDescription plain = CorpusDescription.of(Corpora.DIMS);
    Segment without = Corpora.segment("a[0]", 0, 1, 5);
    Segment with = with(without, rows(new int[] {1}, 4));
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("one"), plain.withRows(AUDIO))) {
      assertEquals(
          "Segment a[0] has rows inside words of [], but the corpus has them of [AUDIO]",
          refusal(() -> writer.add(SplitName.TRAIN, without)));
    }
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("two"), plain)) {
      assertEquals(
          "Segment a[0] has rows inside words of [AUDIO], but the corpus has them of []",
          refusal(() -> writer.add(SplitName.TRAIN, with)));
    }
  }

  @Test
  void rowsAreThoseOfTheSegmentsWords() {
    Segment two = Corpora.segment("a[0]", 0, 1, 5, 1, 5);
    assertEquals(
        "Segment a[0] is not aligned: 1 steps of rows inside words of audio but 2 of another"
            + " modality",
        refusal(() -> with(two, rows(new int[] {1}, 4))));
    WordRows wide = WordRows.of(FeatureMatrix.of(2, new float[] {4, 4}), 1, 0);
    assertTrue(refusal(() -> with(two, wide)).contains("of 2 features"));
  }

  private static String refusal(Executable action) {
    return assertThrows(BadDataException.class, action).getMessage();
  }

  @Test
  void notFiniteRowsAreCleanedAndCounted() {
    CorpusDescription description = CorpusDescription.of(Corpora.DIMS).withRows(AUDIO);
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("corpus"), description)) {
      Segment plain = Corpora.segment("a[0]", 0, 1, 5);
      writer.add(SplitName.TRAIN, with(plain, rows(new int[] {2}, Float.NaN, 6)));
      Corpus corpus = writer.finish();
      assertArrayEquals(
          new float[] {0, 6}, corpus.split(SplitName.TRAIN).rows(Modality.AUDIO).rows().floats());
      assertEquals(
          new CleaningCounts(1, 0, 0),
          corpus.manifest().modalities().get(Modality.AUDIO).cleaned());
    }
  }

  @Test
  void rowsStayWithACorpusThatIsImportedAgain() {
    Corpus corpus = write(targets(2));
    Corpus again = imported("again", Set.of());
    assertEquals(corpus.manifest().modalities(), again.manifest().modalities());
    for (SplitName split : SplitName.values()) {
      assertEquals(
          corpus.manifest().split(split).tensors(), again.manifest().split(split).tensors());
    }
    Corpus text = imported("text", Set.of(Modality.TEXT));
    assertEquals(Set.of(), text.manifest().withRows());
  }

  private Corpus imported(String name, Set<Modality> modalities) {
    return SourceImporter.run(
        ImportOptions.of(folder.resolve("corpus")).withModalities(modalities),
        folder.resolve(name),
        ImportProgress.SILENT);
  }

  @Test
  void anInspectionTellsOfRowsAndChecksThem() {
    Path corpus = write(targets(1)).folder();
    CorpusInspection inspection = CorpusInspection.of(corpus, Progress.SILENT);
    assertEquals(List.of(), inspection.defects());
    RowsSummary train = inspection.splits().get(SplitName.TRAIN).rows().get(Modality.AUDIO);
    assertEquals(3, train.features().steps());
    assertEquals(1, train.wordsWithout());
    assertEquals(2, train.most());
  }

  /** Replaces some of the training split's bytes, and what the manifest says of the file. */
  private Path damaged(byte[] found, byte[] damage) throws IOException {
    Path corpus = write(targets(1)).folder();
    Path file = corpus.resolve("train.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    String before = Sha256.of(bytes);
    int place = -1;
    for (int i = 0; i + found.length <= bytes.length; i++) {
      if (Arrays.equals(found, Arrays.copyOfRange(bytes, i, i + found.length))) {
        place = i;
      }
    }
    assertTrue(place >= 0, "nothing to damage");
    System.arraycopy(damage, 0, bytes, place, damage.length);
    Files.write(file, bytes);
    Path manifest = corpus.resolve(Manifest.FILE_NAME);
    Files.writeString(manifest, Files.readString(manifest).replace(before, Sha256.of(bytes)));
    return corpus;
  }

  private static byte[] longs(long... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long number : numbers) {
      bytes.putLong(number);
    }
    return bytes.array();
  }

  private static byte[] floats(float... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : numbers) {
      bytes.putFloat(number);
    }
    return bytes.array();
  }

  @Test
  void rowsThatDoNotFollowEachOtherAreADefect() throws IOException {
    Path corpus = damaged(longs(0, 2, 2, 3), longs(0, 2, 1, 3));
    String message = refusal(() -> Corpus.open(corpus).split(SplitName.TRAIN));
    assertTrue(
        message.startsWith("Tensor 'audio_row_offsets' of ")
            && message.endsWith("must increase: word 1 spans rows 2 to 1"),
        message);
    CorpusInspection inspection = CorpusInspection.of(corpus, Progress.SILENT);
    assertEquals(Outcome.FAILS, inspection.outcome(Check.STRUCTURE));
    assertEquals(Outcome.UNKNOWN, inspection.outcome(Check.FINITE));
  }

  @Test
  void rowsThatAreNotFiniteOrNotThoseOfTheStatisticsAreDefects() throws IOException {
    CorpusInspection inspection =
        CorpusInspection.of(damaged(floats(1, 3, 5), floats(1, 3, Float.NaN)), Progress.SILENT);
    assertEquals(
        List.of(
            "audio rows of train has 1 values that are NaN or infinite, the first in step 2 of 3"),
        inspection.defects(Check.FINITE).stream().map(defect -> defect.message()).toList());
  }

  @Test
  void statisticsThatAreNotThoseOfTheRowsAreADefect() throws IOException {
    CorpusInspection inspection =
        CorpusInspection.of(damaged(floats(1, 3, 5), floats(1, 3, 8)), Progress.SILENT);
    assertEquals(Outcome.FAILS, inspection.outcome(Check.STATISTICS));
    assertTrue(
        inspection.defects(Check.STATISTICS).get(0).message().startsWith("1 of 1 audio rows"));
  }
}
