package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.data.SplitName;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.NotFiniteException;

class NotFiniteTest {
  @TempDir private Path folder;

  @Test
  void aLossThatIsNotFiniteNamesStepBlockAndSegmentsAndTheLastCheckpointStays() {
    // After one update with such a rate, an attention's scores overflow.
    Settings settings =
        TinyRun.settings(
            Map.of(
                "train.learning-rate", "1e30",
                "feedback.type", "none",
                "checkpoint.every-steps", "1"));
    RunFolder run = new RunFolder(folder.resolve("run"));
    TrainingRun training = new TrainingRun(settings, run, TinyRun.corpus(folder.resolve("corpus")));
    NotFiniteException error =
        assertThrows(NotFiniteException.class, () -> training.train(() -> false));
    String message = error.getMessage();
    assertTrue(message.startsWith("the loss of epoch 1, batch 2 is NaN"), message);
    assertTrue(message.contains("not finite: encoder.text.attention.attention;"), message);
    assertEquals(8, message.split("sample-\\d{6}\\[0]", -1).length - 1, message);
    assertEquals(1, new Checkpoints(run, 1).newest().orElseThrow().state().batches());
    assertTrue(Files.notExists(run.metrics(SplitName.TEST)));
  }
}
