package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Predictions;
import org.mmlatch.settings.SettingsException;

/** Trainings of LMF and TFN. */
class FusionRunTest {
  @TempDir private Path folder;

  private TinyRuns runs(String encoder) {
    return TinyRuns.in(
        folder,
        Map.of(
            "model.encoder",
            encoder,
            encoder + ".hidden.text",
            "8",
            encoder + ".hidden.audio",
            "4",
            encoder + ".hidden.visual",
            "4"));
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
    runs(encoder).assertLearnsAndComesBackFromPyTorch(feedback, modalities, "3e-3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lmf", "tfn"})
  void aLastBatchOfOneSegmentDoesNoHarm(String encoder) {
    RunFolder run = runs(encoder).train("run", Map.of("train.batch-size", "13")); // 40 = 3 · 13 + 1
    assertTrue(
        Predictions.read(run.predictions(SplitName.TEST)).rows().stream()
            .allMatch(row -> Double.isFinite(row.prediction())));
  }

  @Test
  void batchesOfOneAreRefused() {
    TinyRuns runs = runs("lmf");
    SettingsException error =
        assertThrows(
            SettingsException.class, () -> runs.train("run", Map.of("train.batch-size", "1")));
    assertEquals(
        "train.batch-size is 1, but must be at least 2: model.encoder = lmf learns from how the"
            + " segments of a batch differ",
        error.getMessage());
  }
}
