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
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/** RAVEN in runs, with and without feedback around it. */
class RavenTrainingTest {
  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private static Settings settings(Map<String, String> further) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "model.encoder", "raven",
                "raven.projection", "6",
                "raven.cell", "5",
                "raven.hidden", "8"));
    all.putAll(further);
    return TinyRun.settings(all);
  }

  private RunFolder train(String name, Map<String, String> further) {
    RunFolder run = new RunFolder(folder.resolve(name));
    new TrainingRun(settings(further), run, corpus).train(() -> false);
    return run;
  }

  @ParameterizedTest
  @CsvSource({"none, paper", "lstm, paper", "linear, released"})
  void itLearnsABatchByHeart(String feedback, String variant) throws IOException {
    RunFolder run =
        train(
            "run",
            Map.of(
                "feedback.type", feedback,
                "raven.variant", variant,
                "train.overfit-one-batch", "true",
                "train.epochs", "20",
                "train.early-stop", "20",
                "train.learning-rate", "0.02"));
    List<String> history = Files.readAllLines(run.history());
    assertTrue(
        trainingLoss(history.get(history.size() - 1)) < 0.5 * trainingLoss(history.get(1)),
        history::toString);
  }

  private static double trainingLoss(String row) {
    return Double.parseDouble(row.split(",", -1)[1]);
  }

  @Test
  void aRunThatGoesOnEndsInTheSameBytes() throws IOException {
    RunFolder whole = train("whole", Map.of());
    RunFolder interrupted = new RunFolder(folder.resolve("interrupted"));
    for (int i = 0; i < 4; i++) {
      new TrainingRun(settings(Map.of()), interrupted, corpus).train(() -> true);
    }
    new TrainingRun(settings(Map.of()), interrupted, corpus).train(() -> false);
    Path weights = Path.of("checkpoint", "last", "weights.safetensors");
    assertArrayEquals(
        Files.readAllBytes(whole.path().resolve(weights)),
        Files.readAllBytes(interrupted.path().resolve(weights)));
  }

  @Test
  void anExplanationShowsItsGatesAndShifts() {
    RunFolder run = train("run", Map.of());
    FinishedRun finished = FinishedRun.open(run.path());
    Explanation explanation =
        finished.explain(corpus, corpus.split(SplitName.TEST).id(0), Optional.empty());
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
            () -> train("run", Map.of("model.modalities", "[audio, visual]")));
    assertTrue(error.getMessage().contains("must have text among them"), error.getMessage());
  }
}
