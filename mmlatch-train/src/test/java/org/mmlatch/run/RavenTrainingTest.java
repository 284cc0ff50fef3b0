package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.WordRows;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.serving.SegmentTranslator;
import org.mmlatch.settings.SettingsException;

/** RAVEN in runs, with and without feedback around it. */
class RavenTrainingTest {
  @TempDir private Path folder;
  private TinyRuns runs;

  @BeforeEach
  void makeCorpus() {
    runs =
        TinyRuns.in(
            folder,
            Map.of(
                "model.encoder", "raven",
                "raven.projection", "6",
                "raven.cell", "5",
                "raven.hidden", "8"));
  }

  @ParameterizedTest
  @CsvSource({"none, paper", "lstm, paper", "linear, released"})
  void itLearnsABatchByHeart(String feedback, String variant) throws IOException {
    RunFolder run =
        runs.train(
            "run",
            Map.of(
                "feedback.type", feedback,
                "raven.variant", variant,
                "train.overfit-one-batch", "true",
                "train.epochs", "20",
                "train.early-stop", "20",
                "train.learning-rate", "0.02"));
    TinyRuns.assertLearnt(run, 0.5);
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() throws IOException {
    runs.assertGoesOnToTheSameBytes(4, Map.of());
  }

  @Test
  void anExplanationShowsItsGatesAndShifts() {
    RunFolder run = runs.train("run", Map.of());
    FinishedRun finished = FinishedRun.open(run.path());
    Explanation explanation =
        finished.explain(
            runs.corpus(), runs.corpus().split(SplitName.TEST).id(0), Optional.empty());
    explanation
        .words()
        .forEach(
            word -> {
              assertEquals(
                  List.of("gate/audio", "gate/visual", "shift", "alpha", "shifted"),
                  List.copyOf(word.parts().keySet()));
              double gate = word.parts().get("gate/audio");
              assertTrue(gate > 0 && gate < 1, () -> "a gate is a sigmoid, found " + gate);
              double alpha = word.parts().get("alpha");
              assertTrue(alpha >= 0 && alpha <= 1, () -> "alpha scales down, found " + alpha);
              assertTrue(word.parts().get("shift") > 0);
            });
  }

  @Test
  void modalitiesWithoutTextAreAnErrorOfTheSettings() {
    SettingsException error =
        assertThrows(
            SettingsException.class,
            () -> runs.train("run", Map.of("model.modalities", "[audio, visual]")));
    assertTrue(error.getMessage().contains("must include text"), error.getMessage());
  }

  /** Returns a copy of the corpus whose words have from no row to three of audio and visual. */
  private TinyRuns withRows() {
    Corpus corpus = runs.corpus();
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    corpus.manifest().modalities().forEach((modality, info) -> dims.put(modality, info.dim()));
    CorpusDescription description =
        CorpusDescription.of(dims).withRows(EnumSet.of(Modality.AUDIO, Modality.VISUAL));
    try (CorpusWriter writer = CorpusWriter.create(folder.resolve("rows"), description)) {
      for (SplitName name : SplitName.values()) {
        SplitData split = corpus.split(name);
        for (int i = 0; i < split.size(); i++) {
          writer.add(name, withRows(split.segment(i)));
        }
      }
      return new TinyRuns(folder, writer.finish(), runs.common());
    }
  }

  private static Segment withRows(Segment segment) {
    Map<Modality, WordRows> rows = new EnumMap<>(Modality.class);
    for (Modality modality : List.of(Modality.AUDIO, Modality.VISUAL)) {
      FeatureMatrix words = segment.features().get(modality);
      int[] counts = new int[words.rows()];
      Arrays.setAll(counts, word -> (word + segment.id().index()) % 4);
      float[] values = new float[Arrays.stream(counts).sum() * words.dim()];
      for (int i = 0; i < values.length; i++) {
        values[i] = words.get(i / words.dim() % words.rows(), i % words.dim()) + i % 3;
      }
      rows.put(modality, WordRows.of(FeatureMatrix.of(words.dim(), values), counts));
    }
    return new Segment(segment.id(), segment.features(), segment.labels(), segment.words(), rows);
  }

  private static Map<String, String> subword(String feedback) {
    return Map.of(
        "raven.rows", "subword",
        "feedback.type", feedback,
        "data.normalise.audio", "z-score");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lstm"})
  void itTrainsOnRowsInsideWordsAndGoesOnInTheSameBytes(String feedback) throws IOException {
    TinyRuns onRows = withRows();
    onRows.assertGoesOnToTheSameBytes(4, subword(feedback));
    RunFolder words = onRows.train("words", Map.of("feedback.type", feedback));
    assertFalse(Arrays.equals(weights(new RunFolder(folder.resolve("whole"))), weights(words)));
  }

  private static byte[] weights(RunFolder run) throws IOException {
    return Files.readAllBytes(
        run.path().resolve(Path.of("checkpoint", "last", "weights.safetensors")));
  }

  @Test
  void whatReadsWholeWordsIsTheSameOnACorpusWithRows() throws IOException {
    byte[] before = weights(runs.train("before", Map.of()));
    assertArrayEquals(before, weights(withRows().train("after", Map.of())));
  }

  @Test
  void aRunOnRowsIsNormalisedByTheirStatistics() {
    TinyRuns onRows = withRows();
    RunFolder run = onRows.train("run", subword("none"));
    assertEquals(
        onRows.corpus().manifest().modalities().get(Modality.AUDIO).trainingRows().orElseThrow(),
        FinishedRun.open(run.path()).inputs().statistics().get(Modality.AUDIO));
  }

  @Test
  void aCorpusWithoutRowsIsRefusedBeforeAnythingIsMade() {
    BadDataException error =
        assertThrows(BadDataException.class, () -> runs.train("run", subword("none")));
    assertEquals(
        runs.corpus().folder()
            + " has no rows inside words of audio and visual, which model.encoder = raven reads with"
            + " these settings (raven.rows = subword): import .csd files with --rows 20, or read whole"
            + " words",
        error.getMessage());
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void aFinishedRunOnRowsPredictsFromRowsEverywhere() throws IOException {
    Corpus plain = runs.corpus();
    TinyRuns onRows = withRows();
    Corpus corpus = onRows.corpus();
    FinishedRun finished = FinishedRun.open(onRows.train("run", subword("lstm")).path());
    Path file = folder.resolve("predictions.csv");
    finished.predict(
        ImportOptions.of(corpus.folder()), file, PredictionFile.Detail.MASKS, Progress.SILENT);
    List<String> streamed = Files.readAllLines(file);
    assertEquals(1 + 64, streamed.size());
    List<String> evaluated = Files.readAllLines(finished.folder().predictions(SplitName.TEST));
    double first = Double.parseDouble(evaluated.get(1).split(",", -1)[2]);
    String id = evaluated.get(1).split(",", -1)[0];
    String same =
        streamed.stream().filter(line -> line.startsWith(id + ",")).findFirst().orElseThrow();
    assertEquals(first, Double.parseDouble(same.split(",", -1)[2]), 1e-5);
    Explanation explanation =
        finished.explain(corpus, corpus.split(SplitName.TEST).id(0), Optional.empty());
    assertEquals(first, explanation.prediction(), 1e-5);
    BadDataException withoutRows =
        assertThrows(
            BadDataException.class,
            () ->
                finished.predict(
                    ImportOptions.of(plain.folder()),
                    folder.resolve("none.csv"),
                    PredictionFile.Detail.VALUES,
                    Progress.SILENT));
    assertTrue(withoutRows.getMessage().contains("no rows inside words of [audio, visual]"));
    assertFalse(Files.exists(folder.resolve("none.csv")));
    assertThrows(BadDataException.class, () -> finished.predict(plain, SplitName.TEST));
    assertThrows(
        RefusedException.class, () -> SegmentTranslator.criteria(finished.folder().path()));
  }
}
