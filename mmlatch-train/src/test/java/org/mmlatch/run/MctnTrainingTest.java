package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.settings.SettingsException;

/** MCTN in runs: trained on all modalities, predicting from text. */
class MctnTrainingTest {
  @TempDir private Path folder;
  private TinyRuns runs;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    runs =
        TinyRuns.in(
            folder, Map.of("model.encoder", "mctn", "mctn.hidden", "6", "mctn.regression", "5"));
    corpus = runs.corpus();
  }

  /** Writes a copy of the corpus that has only some modalities. */
  private Corpus only(Set<Modality> some) {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    corpus.manifest().modalities().forEach((modality, info) -> dims.put(modality, info.dim()));
    dims.keySet().retainAll(some);
    try (CorpusWriter writer =
        CorpusWriter.create(folder.resolve("some"), CorpusDescription.of(dims))) {
      for (SplitName name : SplitName.values()) {
        SplitData split = corpus.split(name);
        for (int i = 0; i < split.size(); i++) {
          Segment segment = split.segment(i);
          Map<Modality, FeatureMatrix> features = new EnumMap<>(segment.features());
          features.keySet().retainAll(some);
          writer.add(name, new Segment(segment.id(), features, segment.label(), segment.words()));
        }
      }
      return writer.finish();
    }
  }

  @ParameterizedTest
  @CsvSource({"none, standard", "lstm, standard", "linear, released"})
  void itLearnsToPredictAndToTranslateABatch(String feedback, String variant) throws IOException {
    RunFolder run =
        runs.train(
            "run",
            Map.of(
                "feedback.type", feedback,
                "mctn.variant", variant,
                "train.overfit-one-batch", "true",
                "train.epochs", "3",
                "train.early-stop", "3",
                "train.learning-rate", "0.02"));
    List<String[]> history = TinyRuns.history(run);
    String[] header = history.get(0);
    assertEquals(
        List.of("loss:translation1", "loss:cycle", "loss:translation2", "loss:penalty"),
        List.of(header).subList(4, 8));
    String[] first = history.get(1);
    String[] last = history.get(history.size() - 1);
    TinyRuns.assertLearnt(run, 0.6);
    for (int column = 4; column < 7; column++) {
      String name = header[column];
      assertTrue(
          Double.parseDouble(last[column]) < Double.parseDouble(first[column]),
          () -> name + " does not fall");
    }
  }

  @ParameterizedTest
  @CsvSource({"none, standard", "lstm, standard", "lstm, released"})
  void aCorpusOfTextAloneIsPredictedAndExplainedTheSame(String feedback, String variant)
      throws IOException {
    RunFolder run = runs.train("run", Map.of("feedback.type", feedback, "mctn.variant", variant));
    Corpus text = only(Set.of(Modality.TEXT));
    FinishedRun finished = FinishedRun.open(run.path());
    String expected = Files.readString(run.predictions(SplitName.TEST));
    assertEquals(expected, finished.predict(text, SplitName.TEST).toCsv());
    assertEquals(
        finished.explain(corpus, corpus.split(SplitName.TEST).id(0), Optional.empty()),
        finished.explain(text, corpus.split(SplitName.TEST).id(0), Optional.empty()));
    Path out = folder.resolve("out.csv");
    finished.predict(
        ImportOptions.of(text.folder()), out, PredictionFile.Detail.VALUES, Progress.SILENT);
    assertTrue(Files.readAllLines(out).size() > 12);
  }

  @Test
  void masksAreTextsAlone() throws IOException {
    RunFolder run = runs.train("run", Map.of("feedback.type", "linear"));
    Path out = folder.resolve("out.csv");
    FinishedRun finished = FinishedRun.open(run.path());
    finished.predict(
        ImportOptions.of(corpus.folder()), out, PredictionFile.Detail.MASKS, Progress.SILENT);
    String[] header = Files.readAllLines(out).get(0).split(",", -1);
    assertEquals("mask_text_8", header[header.length - 1]);
    for (String line : Files.readAllLines(out)) {
      assertEquals(header.length, line.split(",", -1).length);
    }
  }

  @Test
  void aCorpusWithoutTextHasNotWhatPredictionsAreMadeFrom() {
    RunFolder run = runs.train("run", Map.of());
    Corpus audio = only(Set.of(Modality.AUDIO));
    FinishedRun finished = FinishedRun.open(run.path());
    BadDataException error =
        assertThrows(BadDataException.class, () -> finished.predict(audio, SplitName.TEST));
    assertTrue(
        error.getMessage().contains("0 text features, but the model reads 9"), error.getMessage());
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() throws IOException {
    Map<String, String> two = Map.of("threads", "2", "workers", "2");
    runs.assertGoesOnToTheSameBytes(4, two);
  }

  @Test
  void modalitiesWithoutTextAreAnErrorOfTheSettings() {
    SettingsException error =
        assertThrows(
            SettingsException.class,
            () -> runs.train("run", Map.of("model.modalities", "[audio, visual]")));
    assertTrue(error.getMessage().contains("must include text"), error.getMessage());
  }

  @Test
  void theValidationLossMayBeTheSumOfAllLosses() throws IOException {
    List<String[]> byTask = TinyRuns.history(runs.train("task", Map.of()));
    Map<String, String> total = Map.of("train.valid-loss", "total");
    RunFolder run = runs.train("total", total);
    List<String[]> byTotal = TinyRuns.history(run);
    assertArrayEquals(byTask.get(0), byTotal.get(0));
    for (int epoch = 1; epoch < byTask.size(); epoch++) {
      assertEquals(byTask.get(epoch)[1], byTotal.get(epoch)[1]); // trained alike
      double mae = Double.parseDouble(byTask.get(epoch)[2]);
      double sum = Double.parseDouble(byTotal.get(epoch)[2]);
      assertTrue(sum > mae + 0.1, () -> "the sum is %s, the task's part %s".formatted(sum, mae));
    }
  }

  @Test
  void theTotalOfAValidationIsThatOfItsTranslations() throws IOException {
    Map<String, String> weightless = new HashMap<>(Map.of("train.valid-loss", "total"));
    for (String weight : List.of("translation", "cycle", "penalty")) {
      weightless.put("mctn." + weight + "-weight", "0");
    }
    Map<String, String> byTask = new HashMap<>(weightless);
    byTask.put("train.valid-loss", "task");
    List<String[]> total = TinyRuns.history(runs.train("total", weightless));
    List<String[]> task = TinyRuns.history(runs.train("task", byTask));
    for (int epoch = 1; epoch < task.size(); epoch++) {
      assertEquals(
          Double.parseDouble(task.get(epoch)[2]), Double.parseDouble(total.get(epoch)[2]), 1e-6);
    }
  }

  @Test
  void aRunThatIsJudgedByTheTotalGoesOnInTheSameBytes() throws IOException {
    Map<String, String> total =
        Map.of("train.valid-loss", "total", "train.early-stop", "2", "feedback.type", "linear");
    runs.assertGoesOnToTheSameBytes(6, total);
  }

  @Test
  void aTrainingLossIsNotComparedWithATotal() {
    SettingsException error =
        assertThrows(
            SettingsException.class,
            () ->
                runs.train(
                    "run",
                    Map.of(
                        "train.valid-loss", "total", "schedule.step-on", "train-and-validation")));
    assertTrue(error.getMessage().contains("set schedule.step-on = validation"));
  }
}
