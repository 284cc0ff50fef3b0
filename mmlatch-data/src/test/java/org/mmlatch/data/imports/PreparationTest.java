package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.FormatFiles;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.Reading;

class PreparationTest {
  private static final Path FILE = Path.of("run.json");
  private static final ImportOptions SOURCES = ImportOptions.of(Path.of("source"));

  @TempDir private Path folder;

  static Stream<Preparation> choices() {
    return Stream.of(
        preparation(Infinities.LARGEST, Alignment.NONE, Context.LEAVE_OUT, Pauses.KEEP, 0),
        preparation(Infinities.ZERO, Alignment.AVERAGE, Context.LEAVE_OUT, Pauses.KEEP, 0),
        preparation(Infinities.ZERO, Alignment.NONE, Context.INCLUDE, Pauses.KEEP, 0),
        preparation(Infinities.ZERO, Alignment.NONE, Context.LEAVE_OUT, Pauses.REMOVE, 0),
        preparation(Infinities.ZERO, Alignment.NONE, Context.LEAVE_OUT, Pauses.KEEP, 20),
        preparation(Infinities.LARGEST, Alignment.AVERAGE, Context.INCLUDE, Pauses.REMOVE, 20));
  }

  private static Preparation preparation(
      Infinities infinities, Alignment alignment, Context context, Pauses pauses, int rows) {
    return new Preparation(infinities, alignment, context, pauses, rows);
  }

  private static Preparation of(ImportOptions options) {
    return preparation(
        options.infinities(),
        options.reading().alignment(),
        options.reading().context(),
        options.csd().pauses(),
        options.csd().rows());
  }

  @ParameterizedTest
  @MethodSource("choices")
  void whatIsWrittenIsReadAndAppliedAgain(Preparation chosen) {
    assertEquals(chosen, Preparation.read(FILE, chosen.parameters()));
    assertEquals(chosen, of(chosen.appliedTo(SOURCES)));
  }

  @Test
  void whatAnImportDoesByItselfIsNotWritten() {
    Preparation standard = of(SOURCES);
    assertEquals(Map.of(), standard.parameters());
    assertEquals(standard, Preparation.read(FILE, Map.of("ids", "whole")));
    assertEquals(SOURCES, standard.appliedTo(SOURCES));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void whatSourcesChooseThemselvesStays(Preparation chosen) {
    ImportOptions sources = chosen.appliedTo(SOURCES);
    assertEquals(sources, of(SOURCES).appliedTo(sources));
  }

  @ParameterizedTest
  @CsvSource({
    "infinities, huge, zero or largest",
    "align, maximum, none or average",
    "context, yes, leave-out or include",
    "remove-pauses, sp, false or true",
    "rows, many, a number"
  })
  void aValueThatThereIsNotIsAnError(String key, String value, String expected) {
    String message =
        assertThrows(BadDataException.class, () -> Preparation.read(FILE, Map.of(key, value)))
            .getMessage();
    assertEquals(
        "run.json: expected %s as '%s', found '%s'".formatted(expected, key, value), message);
  }

  @Test
  void aCorpusMadeOfACorpusIsPreparedLikeIt() {
    ImportOptions options =
        ImportOptions.of(FormatFiles.path("mult.pkl"))
            .withInfinities(Infinities.LARGEST)
            .withReading(Reading.STANDARD.withAlignment(Alignment.AVERAGE));
    Corpus corpus = SourceImporter.run(options, folder.resolve("corpus"), ImportProgress.SILENT);
    Corpus again =
        SourceImporter.run(
            ImportOptions.of(corpus.folder()), folder.resolve("again"), ImportProgress.SILENT);
    assertEquals(of(options), read(corpus));
    assertEquals(of(options), read(again));
  }

  private static Preparation read(Corpus corpus) {
    return Preparation.read(
        corpus.folder().resolve(Manifest.FILE_NAME), corpus.manifest().parameters());
  }
}
