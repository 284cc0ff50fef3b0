package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.io.Sha256;

class CorpusTest {
  @TempDir private Path folder;

  @Test
  void aSplitIsReadAsItWasWritten() {
    SplitData train = Corpora.write(folder.resolve("corpus")).split(SplitName.TRAIN);
    assertEquals(SplitName.TRAIN, train.name());
    assertEquals(2, train.size());
    assertEquals(3, train.steps());
    assertEquals(Set.of(Modality.TEXT, Modality.AUDIO), train.modalities());
    assertEquals(2, train.dim(Modality.TEXT));
    assertArrayEquals(new long[] {3, 2}, train.features(Modality.TEXT).shape());
    assertArrayEquals(new float[] {1, 5, 3, 5, 5, 5}, train.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {0, 1, 0}, train.features(Modality.AUDIO).floats());
    assertArrayEquals(new long[] {0, 2, 3}, train.offsets());
    assertArrayEquals(new float[] {1, -2}, train.labels());
    assertEquals(List.of(new SegmentId("a", 0), new SegmentId("a", 1)), train.ids());
    assertEquals(Optional.of(List.of("good", "film")), train.words(0));
    assertEquals(Optional.empty(), train.words(1));
  }

  @Test
  void oneSegmentIsTakenOut() {
    SplitData train = Corpora.write(folder.resolve("corpus")).split(SplitName.TRAIN);
    Segment second = train.segment(1);
    assertEquals("a[1]", second.id().toString());
    assertEquals(1, second.length());
    assertEquals(-2, second.label());
    assertArrayEquals(new float[] {5, 5}, second.features().get(Modality.TEXT).values());
  }

  @Test
  void anAbsentModalityIsNamed() {
    SplitData train = Corpora.write(folder.resolve("corpus")).split(SplitName.TRAIN);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> train.features(Modality.VISUAL));
    assertEquals("the corpus has no visual features, only [TEXT, AUDIO]", e.getMessage());
  }

  @Test
  void theFingerprintIsTheManifestsDigest() {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    assertEquals(Sha256.of(corpus.folder().resolve("manifest.json")), corpus.fingerprint());
  }

  @Test
  void aSoundCorpusVerifies() {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    corpus.verify();
    assertEquals(corpus.fingerprint(), Corpus.open(corpus.folder()).fingerprint());
  }

  @Test
  void aSplitMayBeEmpty() {
    try (CorpusWriter writer =
        CorpusWriter.create(folder.resolve("corpus"), CorpusDescription.of(Corpora.DIMS))) {
      Corpus corpus = writer.finish();
      assertEquals(0, corpus.split(SplitName.TRAIN).size());
      assertEquals(
          List.of(0.0, 0.0),
          corpus.manifest().modalities().get(Modality.TEXT).training().standardDeviation());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"train.safetensors", "valid.jsonl", "test.safetensors"})
  void aFileThatWasAlteredIsNamed(String name) throws IOException {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    Path file = corpus.folder().resolve(name);
    byte[] contents = Files.readAllBytes(file);
    contents[contents.length - 3] ^= 1;
    Files.write(file, contents);
    Path altered = corpus.folder();
    String message =
        assertThrows(BadDataException.class, () -> Corpus.openVerified(altered)).getMessage();
    assertTrue(message.startsWith(file + " was changed: its SHA-256 is "), message);
  }

  @Test
  void aSplitWithoutSegmentsCannotBeTrainedOn() {
    Path empty = folder.resolve("empty");
    try (CorpusWriter writer = CorpusWriter.create(empty, CorpusDescription.of(Corpora.DIMS))) {
      writer.add(SplitName.VALID, Corpora.segment("b[0]", 0, 7, 8));
      writer.finish();
    }
    Corpus corpus = Corpus.openVerified(empty);
    assertTrue(
        assertThrows(BadDataException.class, corpus::requireTrainable)
            .getMessage()
            .startsWith(empty + " has no segment in train"));
  }
}
