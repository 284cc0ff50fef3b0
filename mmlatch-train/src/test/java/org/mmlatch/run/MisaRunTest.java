package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Predictions;
import org.mmlatch.settings.SettingsException;

/** Trainings of MISA, LF-LSTM and EF-LSTM. */
class MisaRunTest {
  @TempDir private Path folder;
  private TinyRuns runs;

  @BeforeEach
  void makeCorpus() {
    runs =
        TinyRuns.in(
            folder,
            Map.of(
                "model.encoder", "misa",
                "misa.hidden", "16",
                "misa.feed-forward", "16",
                "misa.dropout.fusion", "0",
                "ef-lstm.hidden", "8",
                "train.learning-rate", "3e-3"));
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
    Map<String, String> further =
        Map.of(
            "model.encoder", encoder,
            "feedback.type", feedback,
            "model.modalities", modalities,
            "train.epochs", "8");
    RunFolder run = runs.train("run", further);
    TinyRuns.assertLearnt(run, 1);
    runs.assertComesBackFromPyTorch(run, further);
  }

  @Test
  void eachTermOfTheLossHasAColumnOfItsOwn() throws IOException {
    List<String[]> history = TinyRuns.history(runs.train("run", Map.of()));
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
    List<String[]> history = TinyRuns.history(runs.train(name, all));
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
    RunFolder run = runs.train("run", further);
    assertEquals(4, TinyRuns.history(run).size());
    assertTrue(
        Predictions.read(run.predictions(SplitName.TEST)).rows().stream()
            .allMatch(row -> Double.isFinite(row.prediction())));
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() throws IOException {
    runs.assertGoesOnToTheSameBytes(4, Map.of("train.clip-value", "0.01"));
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
            SettingsException.class, () -> runs.train("run", Map.of("model.modalities", "text")));
    assertTrue(error.getMessage().contains("found only text"), error.getMessage());
  }
}
