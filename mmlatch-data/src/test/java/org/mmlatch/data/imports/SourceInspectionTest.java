package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mmlatch.data.export.Pickled.counting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.Corpora;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FormatFiles;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.csd.CsdRole;
import org.mmlatch.data.csd.CsdWriter;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.data.export.Pickled;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Context;
import org.mmlatch.data.source.CsvColumns;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.LabelColumn;
import org.mmlatch.data.source.Reading;

class SourceInspectionTest {
  private static final double[][] ONE_SECOND = {{0, 1}};

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static SourceInspection inspect(Path... sources) {
    return SourceInspection.of(ImportOptions.of(sources), Progress.SILENT);
  }

  @Test
  void transcriptsAreInspectedWithTheirVectors() throws IOException {
    String rows = "a,0,good film,1,train\na,1,huge,7,train\nb,0,odd,1,test\nb,1,film,0,test\n";
    Path csv = write("l.csv", "video_id,clip_id,text,label,mode\n" + rows);
    Path vectors = write("v.txt", "good 1 2\nfilm 3 4\nhuge 1e39 NaN\n");
    SourceInspection found = inspect(csv, vectors);
    assertEquals(List.of("labels"), found.formats());
    assertEquals(4, found.segments());
    assertEquals(Map.of(SplitName.TRAIN, 2, SplitName.TEST, 2), found.splits());
    assertEquals(
        Map.of(
            Modality.TEXT, new ModalityInspection(2, 0, 5, 1, 2, new CleaningCounts(1, 1, 0), 1)),
        found.modalities());
    assertEquals(Map.of(SourceDefect.NOT_FINITE, 1, SourceDefect.LABEL, 1), found.defects());
    assertEquals(Map.of(), found.leftOut());
    assertEquals(Optional.of(new SourceInspection.WordsInspection(5, 1)), found.words());
  }

  @Test
  void lengthsThatDisagreeBetweenSourcesAreFound() throws IOException {
    Path csv = write("l.csv", "video_id,clip_id,text,label\na,0,good,1\n");
    SourceInspection found =
        inspect(FormatFiles.path("mult.pkl"), csv, FormatFiles.path("vectors.txt"));
    assertEquals(1, found.defects().get(SourceDefect.UNALIGNED));
    assertTrue(found.leftOut().containsKey(DropReason.NOT_IN_ALL_SOURCES));
  }

  @Test
  void csdFilesAreAlignedToBeInspected() throws IOException {
    csd("TimestampedWords", new String[][] {{"good"}}, ONE_SECOND);
    csd(
        "COVAREP",
        new double[][] {{1, Double.NaN}, {1e300, 1}},
        new double[][] {{0, 0.5}, {0.5, 1}});
    csd("Labels", new float[][] {{4}, {1}}, new double[][] {{0, 1}, {8, 9}});
    SourceInspection found = inspect(folder);
    assertEquals(
        Map.of(
            Modality.AUDIO, new ModalityInspection(2, 1, 1, 1, 1, new CleaningCounts(1, 0, 1), 1)),
        found.modalities());
    assertEquals(Map.of(SourceDefect.NOT_FINITE, 1, SourceDefect.LABEL, 1), found.defects());
    assertEquals(2, found.withoutSplit());
    assertEquals(Map.of(DropReason.EMPTY, 1L), found.leftOut());
    Path folds = write("folds.json", "{\"train\": [\"v\"], \"valid\": [], \"test\": []}");
    ImportOptions options = ImportOptions.of(folder).withFolds(folds);
    assertEquals(
        Map.of(SplitName.TRAIN, 2), SourceInspection.of(options, Progress.SILENT).splits());
  }

  private void csd(String name, Object features, Object intervals) {
    try (CsdWriter writer = new CsdWriter(folder.resolve(name + ".csd"))) {
      writer.video("v", features, intervals);
    }
  }

  @Test
  void optionsThatApplyToNoSourceAreProblemsOfAnImport() {
    ImportOptions plain = ImportOptions.of(FormatFiles.path("mult.pkl"));
    Reading reading = Reading.STANDARD;
    Map<String, ImportOptions> options =
        Map.of(
            "--remove-pauses",
            plain.withCsd(CsdOptions.STANDARD.withPauses(Pauses.REMOVE)),
            "--file",
            plain.withCsd(CsdOptions.STANDARD.withFiles(Map.of(CsdRole.WORDS, folder))),
            "--columns",
            plain.withReading(reading.withCsv(CsvColumns.parse(List.of("id=a", "text=b")))),
            "--context",
            plain.withReading(reading.withContext(Context.INCLUDE)));
    options.forEach(
        (option, given) -> {
          List<String> problems = SourceInspection.of(given, Progress.SILENT).problems();
          assertEquals(1, problems.size(), option);
          assertTrue(problems.get(0).startsWith(option + " "), problems.get(0));
          Path out = folder.resolve("corpus");
          assertThrows(
              BadDataException.class, () -> SourceImporter.run(given, out, ImportProgress.SILENT));
        });
    assertEquals(List.of(), SourceInspection.of(plain, Progress.SILENT).problems());
  }

  @Test
  void aCorpusTakesNoOptionsOfOtherSources() {
    ImportOptions plain = ImportOptions.of(Corpora.write(folder.resolve("whole")).folder());
    Reading reading = Reading.STANDARD;
    Map<String, Reading> options =
        Map.of(
            "--ids", reading.withIds(Ids.WHOLE),
            "--align", reading.withAlignment(Alignment.AVERAGE),
            "--labels", reading.withColumn(LabelColumn.of("0")));
    options.forEach(
        (option, given) -> {
          List<String> problems =
              SourceInspection.of(plain.withReading(given), Progress.SILENT).problems();
          assertEquals(1, problems.size(), option);
          assertTrue(problems.get(0).startsWith(option + " "), problems.get(0));
        });
  }

  @Test
  void withoutTextThereIsNothingToAlignTo() {
    Path file =
        Pickled.write(
            folder.resolve("audio.pkl"),
            Map.of("train", Map.of("audio", counting(1, 1, 2, 2), "id", List.of("a[0]"))));
    ImportOptions average =
        ImportOptions.of(file).withReading(Reading.STANDARD.withAlignment(Alignment.AVERAGE));
    assertEquals(
        List.of(
            "--align average averages into the steps of the text; the sources have no text"
                + " features"),
        SourceInspection.of(average, Progress.SILENT).problems());
  }

  @Test
  void vectorsAloneHaveNoSegments() {
    Path vectors = FormatFiles.path("vectors.txt");
    String message = assertThrows(BadDataException.class, () -> inspect(vectors)).getMessage();
    assertTrue(message.contains("has vectors of words only"), message);
  }

  @Test
  void theStandardSplitsAreThoseOfTheNearestCorpus() {
    assertEquals(StandardSplits.CMU_MOSI, StandardSplits.nearest(2000));
    assertEquals(StandardSplits.CMU_MOSEI, StandardSplits.nearest(20000));
    Map<SplitName, Integer> mosi =
        Map.of(SplitName.TRAIN, 1284, SplitName.VALID, 229, SplitName.TEST, 686);
    assertTrue(StandardSplits.CMU_MOSI.equal(mosi));
    assertFalse(StandardSplits.CMU_MOSI.equal(Map.of(SplitName.TRAIN, 1284)));
  }
}
