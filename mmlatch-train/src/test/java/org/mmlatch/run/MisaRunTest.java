package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Predictions;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/** Trainings of MISA, LF-LSTM and EF-LSTM. */
class MisaRunTest {
  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private static Settings settings(String encoder, Map<String, String> further) {
    Map<String, String> all = new HashMap<>();
    all.put("model.encoder", encoder);
    all.put("misa.hidden", "16");
    all.put("misa.feed-forward", "16");
    all.put("misa.dropout.fusion", "0");
    all.put("ef-lstm.hidden", "8");
    all.put("train.learning-rate", "3e-3");
    all.putAll(further);
    return TinyRun.settings(all);
  }

  private RunFolder train(String name, Settings settings) {
    RunFolder run = new RunFolder(folder.resolve(name));
    new TrainingRun(settings, run, corpus).train(() -> false);
    return run;
  }

  private static List<String[]> history(RunFolder run) throws IOException {
    return Files.readAllLines(run.history()).stream().map(line -> line.split(",", -1)).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "misa, none, all",
    "misa, lstm, all",
    "misa, linear, '[text, audio]'",
    "lf-lstm, lstm, all",
    "lf-lstm, linear, audio",
    "ef-lstm, none, '[text, visual]'",
    "ef-lstm, lstm, all"
  })
  void itLearnsAndComesBackFromPyTorch(String encoder, String feedback, String modalities)
      throws IOException {
    Settings settings =
        settings(
            encoder,
            Map.of("feedback.type", feedback, "model.modalities", modalities, "train.epochs", "8"));
    RunFolder run = train("run", settings);
    List<Double> losses =
        history(run).stream().skip(1).map(row -> Double.parseDouble(row[1])).toList();
    assertTrue(losses.get(losses.size() - 1) < losses.get(0), losses::toString);
    Path exported = folder.resolve("weights.safetensors");
    FinishedRun.open(run.path()).exportWeights(exported);
    Path imported = folder.resolve("imported");
    new ImportedRun(settings, corpus).write(exported, imported);
    assertEquals(
        Predictions.read(run.predictions(SplitName.TEST)),
        FinishedRun.open(imported).predict(corpus, SplitName.TEST));
  }

  @Test
  void eachTermOfTheLossHasAColumnOfItsOwn() throws IOException {
    List<String[]> history = history(train("run", settings("misa", Map.of())));
    List<String> names = List.of("loss:difference", "loss:similarity", "loss:reconstruction");
    assertEquals(names, Arrays.asList(history.get(0)).subList(4, 7));
    for (String[] row : history.subList(1, history.size())) {
      names.forEach(
          name ->
              assertTrue(
                  Double.parseDouble(row[4 + names.indexOf(name)]) > 0, () -> name + " > 0"));
    }
  }

  @Test
  void eachTermIsTrainedOnByItsWeight() throws IOException {
    Map<String, String> none =
        Map.of(
            "misa.weight.difference", "0",
            "misa.weight.similarity", "0",
            "misa.weight.reconstruction", "0");
    String[] without = last("without", none);
    List<String> terms = List.of("difference", "similarity", "reconstruction");
    for (String term : terms) {
      Map<String, String> one = new HashMap<>(none);
      one.put("misa.weight." + term, "10");
      int column = 4 + terms.indexOf(term);
      double with = Double.parseDouble(last(term, one)[column]);
      assertTrue(with < Double.parseDouble(without[column]), term);
    }
  }

  private String[] last(String name, Map<String, String> further) throws IOException {
    Map<String, String> all = new HashMap<>(Map.of("train.epochs", "8"));
    all.putAll(further);
    List<String[]> history = history(train(name, settings("misa", all)));
    return history.get(history.size() - 1);
  }

  /**
   * 40 segments: 3 batches of 13 and one of 1, or 2 of 19 and one of 2, whose odd moments are 0.
   */
  @ParameterizedTest
  @ValueSource(ints = {13, 19})
  void aLastBatchOfOneOrTwoSegmentsDoesNoHarm(int batchSize) throws IOException {
    Map<String, String> further =
        Map.of("train.batch-size", Integer.toString(batchSize), "feedback.type", "lstm");
    RunFolder run = train("run", settings("misa", further));
    assertEquals(4, history(run).size());
    assertTrue(
        Predictions.read(run.predictions(SplitName.TEST)).rows().stream()
            .allMatch(row -> Double.isFinite(row.prediction())));
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() throws IOException {
    Settings settings = settings("misa", Map.of("train.clip-value", "0.01"));
    RunFolder whole = train("whole", settings);
    RunFolder interrupted = new RunFolder(folder.resolve("interrupted"));
    for (int i = 0; i < 4; i++) {
      new TrainingRun(settings, interrupted, corpus).train(() -> true);
    }
    new TrainingRun(settings, interrupted, corpus).train(() -> false);
    Path weights = Path.of("checkpoint", "last", "weights.safetensors");
    assertArrayEquals(
        Files.readAllBytes(whole.path().resolve(weights)),
        Files.readAllBytes(interrupted.path().resolve(weights)));
  }

  @Test
  void clippingByValueChangesWhatIsLearnt() throws IOException {
    String[] clipped = last("clipped", Map.of("train.clip-value", "1e-9"));
    String[] large = last("large", Map.of("train.clip-value", "1e9"));
    String[] free = last("free", Map.of());
    assertEquals(free[1], large[1]);
    assertTrue(
        !free[1].equals(clipped[1]), "Adam divides by the size of gradients, but for epsilon");
  }

  @Test
  void oneModalityIsAnErrorOfTheSettings() {
    SettingsException error =
        assertThrows(
            SettingsException.class,
            () -> train("run", settings("misa", Map.of("model.modalities", "text"))));
    assertTrue(error.getMessage().contains("found only text"), error.getMessage());
  }
}
