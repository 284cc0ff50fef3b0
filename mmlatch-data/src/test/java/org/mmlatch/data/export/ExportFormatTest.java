package org.mmlatch.data.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpora;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.FolderNotEmptyException;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.array.ByteFile;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.ImportProgress;
import org.mmlatch.data.imports.SourceImporter;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleReader;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.pickle.Texts;

class ExportFormatTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void anExportedCorpusIsTheSameWhenImportedAgain(ExportFormat format) {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    Path exported = folder.resolve("exported");
    format.write(corpus, List.of(), exported);
    Corpus again =
        SourceImporter.run(
            ImportOptions.of(exported), folder.resolve("again"), ImportProgress.SILENT);
    for (SplitName name : SplitName.values()) {
      SplitData expected = corpus.split(name);
      SplitData found = again.split(name);
      assertEquals(expected.ids(), found.ids());
      assertArrayEquals(expected.labels(), found.labels());
      assertArrayEquals(expected.offsets(), found.offsets());
      for (Modality modality : expected.modalities()) {
        assertArrayEquals(expected.features(modality).floats(), found.features(modality).floats());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameCorpusGivesTheSameBytes(ExportFormat format) throws IOException {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    format.write(corpus, List.of(), folder.resolve("one"));
    format.write(corpus, List.of(), folder.resolve("two"));
    String file = format == ExportFormat.NPZ ? "train.npz" : "";
    assertEquals(
        -1,
        Files.mismatch(folder.resolve("one").resolve(file), folder.resolve("two").resolve(file)));
  }

  @ParameterizedTest
  @EnumSource
  void wordsAreExportedIfAllSegmentsHaveThem(ExportFormat format) {
    Corpus corpus;
    try (CorpusWriter writer =
        CorpusWriter.create(folder.resolve("words"), CorpusDescription.of(Corpora.DIMS))) {
      Segment two = Corpora.segment("a[0]", 1, 1, 5, 3, 5);
      writer.add(SplitName.TRAIN, Corpora.withWords(two, "good", "film"));
      writer.add(SplitName.TRAIN, Corpora.withWords(Corpora.segment("a[1]", -2, 5, 5), "bad"));
      corpus = writer.finish();
    }
    format.write(corpus, List.of(), folder.resolve("exported"));
    Corpus again =
        SourceImporter.run(
            ImportOptions.of(folder.resolve("exported")),
            folder.resolve("again"),
            ImportProgress.SILENT);
    for (int i = 0; i < 2; i++) {
      assertEquals(corpus.split(SplitName.TRAIN).words(i), again.split(SplitName.TRAIN).words(i));
    }
    assertEquals(List.of("bad"), again.split(SplitName.TRAIN).words(1).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatIsThereIsReplaced(ExportFormat format) throws IOException {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    Path target = Files.writeString(folder.resolve("taken"), "mine");
    assertThrows(FolderNotEmptyException.class, () -> format.write(corpus, List.of(), target));
    assertEquals("mine", Files.readString(target));
  }

  private static final List<Target> TARGETS =
      List.of(
          Target.presence("happy", 3),
          Target.real("sentiment", -1, 1),
          Target.classes("tone", List.of("low", "high")));

  private Corpus ofTargets() {
    return ofTargets(TARGETS);
  }

  private Corpus ofTargets(List<Target> targets) {
    CorpusDescription description = CorpusDescription.of(Corpora.DIMS).withTargets(targets);
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("targets"), description)) {
      Segment plain = Corpora.segment("a[0]", 0, 1, 2);
      writer.add(
          SplitName.TRAIN,
          new Segment(
              plain.id(),
              plain.features(),
              new Labels(targets, List.of(0.5f, -1f, Float.NaN)),
              plain.words()));
      return writer.finish();
    }
  }

  @Test
  void labelsOfAllKindsSurviveNumPysArrays() {
    ExportFormat.NPZ.write(ofTargets(), List.of(), folder.resolve("exported"));
    Corpus again =
        SourceImporter.run(
            ImportOptions.of(folder.resolve("exported")),
            folder.resolve("again"),
            ImportProgress.SILENT);
    assertEquals(TARGETS, again.manifest().targets());
    assertEquals(
        List.of(0.5f, -1f, Float.NaN), again.split(SplitName.TRAIN).segment(0).labels().values());
  }

  @Test
  void classesThatContainTheirSeparatorAreNotWritten() {
    Target mixed = Target.classes("tone", List.of("calm|sad", "angry"));
    Corpus corpus = ofTargets(List.of(TARGETS.get(0), TARGETS.get(1), mixed));
    Path out = folder.resolve("mixed");
    String message =
        assertThrows(BadDataException.class, () -> ExportFormat.NPZ.write(corpus, List.of(), out))
            .getMessage();
    assertTrue(message.startsWith("label_kinds separates classes by '|'"), message);
    assertFalse(Files.exists(out));
  }

  @Test
  void mmsasLayoutHoldsOneRealNumber() {
    Corpus corpus = ofTargets();
    Path out = folder.resolve("out.pkl");
    assertEquals(
        "MMSA's layout holds one real number per segment (with T, A, V), but the corpus has [happy, sentiment, tone]; export one real number with --target NAME, or all targets"
            + " with --format npz",
        assertThrows(BadDataException.class, () -> ExportFormat.MMSA.write(corpus, List.of(), out))
            .getMessage());
    assertFalse(Files.exists(out));
    ExportFormat.MMSA.write(corpus, List.of("sentiment"), out);
    assertTrue(Files.exists(out));
    assertEquals(
        "The corpus has no target 'joy'; it has [happy, sentiment, tone]",
        assertThrows(
                BadDataException.class,
                () -> ExportFormat.MMSA.write(corpus, List.of("joy"), folder.resolve("joy")))
            .getMessage());
  }

  @Test
  void mmsasAnnotationsTellTheSignOfTheLabel() {
    List<Target> targets = List.of(Target.SENTIMENT);
    CorpusDescription description = CorpusDescription.of(Corpora.DIMS).withTargets(targets);
    Corpus corpus;
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("signs"), description)) {
      writer.add(SplitName.TRAIN, Corpora.segment("a[0]", -0.25f, 1, 2));
      writer.add(SplitName.TRAIN, Corpora.segment("a[1]", 0, 1, 2));
      writer.add(SplitName.TRAIN, Corpora.segment("a[2]", 0.25f, 1, 2));
      corpus = writer.finish();
    }
    Path file = folder.resolve("out.pkl");
    ExportFormat.MMSA.write(corpus, List.of(), file);
    try (ByteFile pickle = ByteFile.open(file)) {
      PickleDictionary train =
          PickleReader.read(pickle)
              .asDictionary()
              .flatMap(all -> all.get("train"))
              .flatMap(PickleValue::asDictionary)
              .orElseThrow();
      assertEquals(List.of("Negative", "Neutral", "Positive"), texts(train, "annotations"));
      assertEquals(List.of("a$_$0", "a$_$1", "a$_$2"), texts(train, "id"));
    }
  }

  private static List<String> texts(PickleDictionary split, String key) {
    return split.get(key).flatMap(Texts::of).orElseThrow();
  }
}
