package org.mmlatch.data.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpora;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.FolderNotEmptyException;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.ImportProgress;
import org.mmlatch.data.imports.SourceImporter;

class ExportFormatTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void anExportedCorpusIsTheSameWhenImportedAgain(ExportFormat format) {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    Path exported = folder.resolve("exported");
    format.write(corpus, exported);
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
    format.write(corpus, folder.resolve("one"));
    format.write(corpus, folder.resolve("two"));
    String file = format == ExportFormat.NPZ ? "train.npz" : "";
    assertEquals(
        -1,
        Files.mismatch(folder.resolve("one").resolve(file), folder.resolve("two").resolve(file)));
  }

  @Test
  void wordsAreExportedIfAllSegmentsHaveThem() {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    ExportFormat.MMSA.write(corpus, folder.resolve("exported"));
    Corpus again =
        SourceImporter.run(
            ImportOptions.of(folder.resolve("exported")),
            folder.resolve("again"),
            ImportProgress.SILENT);
    assertEquals(corpus.split(SplitName.TRAIN).words(0), again.split(SplitName.TRAIN).words(0));
  }

  @ParameterizedTest
  @EnumSource
  void nothingThatIsThereIsReplaced(ExportFormat format) throws IOException {
    Corpus corpus = Corpora.write(folder.resolve("corpus"));
    Path target = Files.writeString(folder.resolve("taken"), "mine");
    assertThrows(FolderNotEmptyException.class, () -> format.write(corpus, target));
    assertEquals("mine", Files.readString(target));
  }
}
