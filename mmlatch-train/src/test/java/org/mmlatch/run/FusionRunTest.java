package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Trainings of LMF and TFN. */
class FusionRunTest {
  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private static Settings settings(String encoder, Map<String, String> further) {
    Map<String, String> all = new HashMap<>();
    all.put("model.encoder", encoder);
    all.put(encoder + ".hidden.text", "8");
    all.put(encoder + ".hidden.audio", "4");
    all.put(encoder + ".hidden.visual", "4");
    all.putAll(further);
    return TinyRun.settings(all);
  }

  private RunFolder train(Settings settings) {
    RunFolder run = new RunFolder(folder.resolve("run"));
    new TrainingRun(settings, run, corpus).train(() -> false);
    return run;
  }

  @ParameterizedTest
  @CsvSource({
    "lmf, none, all",
    "lmf, lstm, all",
    "lmf, lstm, '[text, visual]'",
    "lmf, linear, audio",
    "tfn, none, all",
    "tfn, lstm, all",
    "tfn, lstm, '[text, audio]'",
    "tfn, linear, visual"
  })
  void itLearnsAndComesBackFromPyTorch(String encoder, String feedback, String modalities)
      throws IOException {
    Settings settings =
        settings(
            encoder,
            Map.of(
                "feedback.type",
                feedback,
                "model.modalities",
                modalities,
                "train.learning-rate",
                "3e-3",
                "train.epochs",
                "8"));
    RunFolder run = train(settings);
    List<Double> losses =
        Files.readAllLines(run.history()).stream()
            .skip(1)
            .map(row -> Double.parseDouble(row.split(",", -1)[1]))
            .toList();
    assertTrue(losses.get(losses.size() - 1) < losses.get(0), losses::toString);
    Path exported = folder.resolve("weights.safetensors");
    FinishedRun.open(run.path()).exportWeights(exported);
    Path imported = folder.resolve("imported");
    new ImportedRun(settings, corpus).write(exported, imported);
    assertArrayEquals(weights(run.path()), weights(imported));
    assertEquals(
        Predictions.read(run.predictions(SplitName.TEST)),
        FinishedRun.open(imported).predict(corpus, SplitName.TEST));
  }

  private static byte[] weights(Path run) throws IOException {
    return Files.readAllBytes(run.resolve("checkpoint/best/weights.safetensors"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lmf", "tfn"})
  void aLastBatchOfOneSegmentDoesNoHarm(String encoder) {
    RunFolder run = train(settings(encoder, Map.of("train.batch-size", "13"))); // 40 = 3 · 13 + 1
    assertTrue(
        Predictions.read(run.predictions(SplitName.TEST)).rows().stream()
            .allMatch(row -> Double.isFinite(row.prediction())));
  }

  @Test
  void batchesOfOneAreRefused() {
    Settings settings = settings("lmf", Map.of("train.batch-size", "1"));
    SettingsException error = assertThrows(SettingsException.class, () -> train(settings));
    assertEquals(
        "train.batch-size is 1, but must be at least 2: model.encoder = lmf learns from how the"
            + " segments of a batch differ",
        error.getMessage());
  }
}
