package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.ImportProgress;
import org.mmlatch.data.imports.SourceImporter;
import org.mmlatch.eval.Predictions;

/**
 * Runs on rows inside words meet the {@code .csd} files again that their corpus was made of: words
 * of a quarter of a second, five rows of audio in each, of which three are kept.
 */
class RowsOfSourcesTest {
  private static final int WORDS = 24;

  @TempDir private Path folder;
  private Path files;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() throws IOException {
    files = Files.createDirectory(folder.resolve("csd"));
    Random random = new Random(7);
    List<String> videos = List.of("one", "two", "three");
    double[][] words = intervals(WORDS, 0.25);
    write("TimestampedWords", videos, "word", words);
    write("TimestampedWordVectors", videos, numbers(random, WORDS, 3), words);
    write("COVAREP", videos, numbers(random, 5 * WORDS, 2), intervals(5 * WORDS, 0.05));
    write("Opinion_Labels", videos, numbers(random, WORDS / 4, 1), intervals(WORDS / 4, 1));
    Path folds = folder.resolve("folds.json");
    Files.writeString(folds, "{\"train\":[\"one\"],\"valid\":[\"two\"],\"test\":[\"three\"]}");
    corpus =
        SourceImporter.run(
            ImportOptions.of(files).withFolds(folds).withCsd(CsdOptions.STANDARD.withRows(3)),
            folder.resolve("corpus"),
            ImportProgress.SILENT);
  }

  private static double[][] intervals(int number, double seconds) {
    double[][] intervals = new double[number][];
    for (int i = 0; i < number; i++) {
      intervals[i] = new double[] {i * seconds, (i + 1) * seconds};
    }
    return intervals;
  }

  private static float[][] numbers(Random random, int rows, int columns) {
    float[][] numbers = new float[rows][columns];
    for (float[] row : numbers) {
      for (int i = 0; i < columns; i++) {
        row[i] = 2 * random.nextFloat() - 1;
      }
    }
    return numbers;
  }

  private void write(String name, List<String> videos, Object features, double[][] intervals) {
    Object rows = features;
    if (features instanceof String word) {
      String[][] texts = new String[intervals.length][];
      Arrays.setAll(texts, i -> new String[] {i % 6 == 5 ? "sp" : word});
      rows = texts;
    }
    try (WritableHdfFile hdf = HdfFile.write(files.resolve(name + ".csd"))) {
      WritableGroup data = hdf.putGroup("root").putGroup("data");
      for (String video : videos) {
        WritableGroup group = data.putGroup(video);
        group.putDataset("features", rows);
        group.putDataset("intervals", intervals);
      }
    }
  }

  private FinishedRun trained(Corpus on) {
    TinyRuns runs =
        new TinyRuns(
            folder,
            on,
            Map.of(
                "model.encoder", "raven",
                "raven.rows", "subword",
                "raven.projection", "6",
                "raven.cell", "5",
                "raven.hidden", "8",
                "data.normalise.audio", "z-score"));
    return FinishedRun.open(runs.train("run", Map.of()).path());
  }

  @Test
  void theyAreReadAsTheCorpusWas() throws IOException {
    FinishedRun finished = trained(corpus);
    Predictions ofCorpus = finished.predict(corpus, SplitName.TEST);
    Path out = folder.resolve("predictions.csv");
    finished.predict(ImportOptions.of(files), out, PredictionFile.Detail.VALUES, Progress.SILENT);
    List<String> ofFiles =
        Files.readAllLines(out).stream().filter(line -> line.startsWith("three[")).toList();
    assertEquals(ofCorpus.rows().size(), ofFiles.size());
    for (int i = 0; i < ofFiles.size(); i++) {
      Predictions.Row expected = ofCorpus.rows().get(i);
      String[] columns = ofFiles.get(i).split(",", -1);
      assertEquals(expected.id(), columns[0]);
      assertEquals(expected.prediction(), Float.parseFloat(columns[2]), 1e-6);
    }
    SourcePredictions evaluated =
        finished.predict(ImportOptions.of(files), SplitName.TEST, Progress.SILENT);
    assertEquals(18, evaluated.predictions().rows().size());
  }

  @Test
  void featuresThatAreNoFinerThanWordsAreRefusedAndNothingIsWritten() throws IOException {
    FinishedRun finished = trained(corpus);
    Files.delete(files.resolve("COVAREP.csd"));
    write(
        "COVAREP",
        List.of("one", "two", "three"),
        numbers(new Random(7), WORDS, 2),
        intervals(WORDS, 0.25));
    Path out = folder.resolve("predictions.csv");
    String message =
        assertThrows(
                BadDataException.class,
                () ->
                    finished.predict(
                        ImportOptions.of(files),
                        out,
                        PredictionFile.Detail.VALUES,
                        Progress.SILENT))
            .getMessage();
    assertTrue(message.contains("has 72 rows for 72 words: none is inside a word"), message);
    assertFalse(Files.exists(out));
  }

  @Test
  void aRunThatDoesNotSayHowManyRowsAsksForACorpus() throws IOException {
    FinishedRun finished = trained(corpus);
    Path provenance = finished.folder().provenance();
    String text = Files.readString(provenance);
    Files.writeString(provenance, text.replaceFirst(",\\s*\"import.rows\": \"3\"", ""));
    String unknown =
        assertThrows(
                BadDataException.class,
                () -> finished.predict(ImportOptions.of(files), SplitName.TEST, Progress.SILENT))
            .getMessage();
    assertEquals(
        files
            + " has no rows inside words of [audio], which the model reads; name a corpus that data"
            + " import made of such files with --rows",
        unknown);
    Files.writeString(provenance, text.replace("\"3\"", "\"many\""));
    String damaged =
        assertThrows(
                BadDataException.class,
                () -> finished.predict(ImportOptions.of(files), SplitName.TEST, Progress.SILENT))
            .getMessage();
    assertEquals(provenance + ": expected a number as 'rows', found 'many'", damaged);
  }

  @Test
  void pausesAreLeftOutWhereTheCorpusHasNone() {
    ImportOptions withoutPauses =
        ImportOptions.of(files)
            .withFolds(folder.resolve("folds.json"))
            .withCsd(CsdOptions.STANDARD.withPauses(Pauses.REMOVE));
    Corpus spoken =
        SourceImporter.run(withoutPauses, folder.resolve("spoken"), ImportProgress.SILENT);
    Corpus again =
        SourceImporter.run(
            ImportOptions.of(spoken.folder()), folder.resolve("again"), ImportProgress.SILENT);
    FinishedRun finished =
        FinishedRun.open(new TinyRuns(folder, again, Map.of()).train("run", Map.of()).path());
    Predictions ofCorpus = finished.predict(spoken, SplitName.TEST);
    List<Predictions.Row> ofFiles =
        finished
            .predict(ImportOptions.of(files), SplitName.TEST, Progress.SILENT)
            .predictions()
            .rows()
            .stream()
            .filter(row -> row.id().startsWith("three["))
            .toList();
    assertEquals(ofCorpus.rows().size(), ofFiles.size());
    for (int i = 0; i < ofFiles.size(); i++) {
      assertEquals(ofCorpus.rows().get(i).prediction(), ofFiles.get(i).prediction(), 1e-6);
    }
  }

  @Test
  void howManyRowsIsKnownOfACorpusMadeOfACorpus() {
    Corpus again =
        SourceImporter.run(
            ImportOptions.of(corpus.folder()), folder.resolve("again"), ImportProgress.SILENT);
    assertEquals(3, Provenance.preparation(trained(again).folder().provenance()).rows());
  }
}
