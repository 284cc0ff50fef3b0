package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.settings.Settings;
import org.mmlatch.tensor.DType;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;
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

  /** The only update of an epoch spoils the weights, so that no training loss shows it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aValidationThatIsNotFiniteEndsTheTraining(int epochs) {
    Settings settings =
        TinyRun.settings(
            Map.of(
                "train.learning-rate", "1e30",
                "train.batch-size", "40",
                "train.epochs", Integer.toString(epochs)));
    RunFolder run = new RunFolder(folder.resolve("run"));
    TrainingRun training = new TrainingRun(settings, run, TinyRun.corpus(folder.resolve("corpus")));
    NotFiniteException error =
        assertThrows(NotFiniteException.class, () -> training.train(() -> false));
    assertTrue(
        error.getMessage().startsWith("the predictions of 12 of 12 segments are not finite"),
        error.getMessage());
    assertTrue(new Checkpoints(run, 1).newest().isEmpty());
  }

  @Test
  void weightsOfHugeNumbersPredictNothing() {
    Corpus corpus = TinyRun.corpus(folder.resolve("corpus"));
    RunFolder run = new RunFolder(folder.resolve("run"));
    Settings settings = TinyRun.settings(Map.of("train.epochs", "1"));
    new TrainingRun(settings, run, corpus).train(() -> false);
    Path file = folder.resolve("weights.safetensors");
    FinishedRun.open(run.path()).exportWeights(file);
    Path huge = folder.resolve("huge.safetensors");
    SafetensorsFile exported = SafetensorsFile.open(file);
    SafetensorsWriter writer = new SafetensorsWriter();
    for (String name : exported.names()) {
      float[] values = exported.floats(name);
      Arrays.fill(values, 1e38f);
      writer.add(
          name,
          DType.F32,
          exported.shape(name),
          out -> Tensor.of(values, exported.shape(name)).writeTo(out));
    }
    writer.write(huge);
    new ImportedRun(settings, corpus).write(huge, folder.resolve("imported"));
    FinishedRun imported = FinishedRun.open(folder.resolve("imported"));
    assertThrows(NotFiniteException.class, () -> imported.predict(corpus, SplitName.TEST));
    assertThrows(
        NotFiniteException.class, () -> imported.masks(corpus, SplitName.TEST, Progress.SILENT));
  }
}
