package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.data.SplitName;
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
    assertTrue(error.getMessage().contains("must have text among them"), error.getMessage());
  }
}
