package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.FolderNotEmptyException;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Predictions;
import org.mmlatch.settings.Settings;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

class WeightsExchangeTest {
  private static final String HEAD = "classifier.weight";

  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private Path train(Map<String, String> overrides) {
    Path run = folder.resolve("run");
    Map<String, String> all = new HashMap<>(Map.of("train.epochs", "1"));
    all.putAll(overrides);
    new TrainingRun(TinyRun.settings(all), new RunFolder(run), corpus).train(() -> false);
    return run;
  }

  private Path exported(Path run) {
    Path file = folder.resolve("weights.safetensors");
    FinishedRun.open(run).exportWeights(file);
    return file;
  }

  private Path imported(Path weights, Path like) {
    Path run = folder.resolve("imported");
    new ImportedRun(FinishedRun.open(like).settings(), corpus).write(weights, run);
    return run;
  }

  private Predictions predict(Path run) {
    return FinishedRun.open(run).predict(corpus, SplitName.TEST);
  }

  private static byte[] weights(Path run) throws IOException {
    return Files.readAllBytes(
        run.resolve("checkpoint").resolve("best").resolve("weights.safetensors"));
  }

  @ParameterizedTest
  @CsvSource({
    "none, none, all, false",
    "none, linear, all, false",
    "none, lstm, all, false",
    "none, gru, all, true",
    "none, gated, '[text, audio]', false",
    "none, lstm, visual, false",
    "mult-released, none, all, false",
    "mult-released, linear, all, false",
    "mult-released, lstm, '[audio, visual]', true",
    "mult-released, gated, text, false"
  })
  void weightsThatWentOutAndCameBackAreTheSame(
      String preset, String feedback, String modalities, String self) throws IOException {
    Path run =
        train(
            Map.of(
                "preset", preset,
                "feedback.type", feedback,
                "model.modalities", modalities,
                "feedback.self", self,
                "mult.layers", "1",
                "data.normalise.text", "z-score"));
    Path back = imported(exported(run), run);
    assertArrayEquals(weights(run), weights(back));
    assertEquals(Predictions.read(new RunFolder(run).predictions(SplitName.TEST)), predict(back));
  }

  @Test
  void moreLayersAndInitialStatesComeBackToo() throws IOException {
    Path run =
        train(Map.of("model.layers", "2", "model.cell", "gru", "feedback.initial-state", "stage1"));
    assertArrayEquals(weights(run), weights(imported(exported(run), run)));
  }

  @Test
  void changedWeightsPredictOtherwise() {
    Path run = train(Map.of());
    Path changed = changed(exported(run), HEAD, values -> scaled(values, 2));
    Predictions.Row before = predict(run).rows().get(0);
    Predictions.Row after = predict(imported(changed, run)).rows().get(0);
    float bias =
        SafetensorsFile.open(folder.resolve("weights.safetensors")).floats("classifier.bias")[0];
    assertEquals(2 * (before.prediction() - bias), after.prediction() - bias, 1e-5);
    assertNotEquals(before.prediction(), after.prediction());
  }

  private static float[] scaled(float[] values, float factor) {
    float[] scaled = values.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= factor;
    }
    return scaled;
  }

  /** Returns a copy of a file with other values of one tensor. */
  private Path changed(Path file, String changed, UnaryOperator<float[]> change) {
    Path copy = folder.resolve("changed.safetensors");
    SafetensorsFile source = SafetensorsFile.open(file);
    SafetensorsWriter writer = new SafetensorsWriter();
    for (String name : source.names()) {
      float[] values = source.floats(name);
      float[] written = name.equals(changed) ? change.apply(values) : values;
      writer.add(name, Tensor.of(written, source.shape(name)));
    }
    writer.write(copy);
    return copy;
  }

  @Test
  void aTrainingGoesOnFromImportedWeights() throws IOException {
    Path first = train(Map.of());
    Path run = imported(exported(first), first);
    Settings settings = FinishedRun.open(run).settings();
    RunOutcome outcome = new TrainingRun(settings, new RunFolder(run), corpus).train(() -> false);
    assertInstanceOf(RunOutcome.Completed.class, outcome);
    String scratch = Files.readAllLines(new RunFolder(first).history()).get(1);
    String goneOn = Files.readAllLines(new RunFolder(run).history()).get(1);
    assertNotEquals(scratch, goneOn);
    assertTrue(
        Double.parseDouble(goneOn.split(",", -1)[1])
            < Double.parseDouble(scratch.split(",", -1)[1]),
        goneOn + " after " + scratch);
    assertTrue(Files.readString(new RunFolder(run).provenance()).contains("weights_imported_from"));
  }

  @Test
  void everyWeightThatDoesNotFitIsNamed() {
    Path run = train(Map.of("feedback.type", "linear"));
    Path file = exported(run);
    Path wrong = folder.resolve("wrong.safetensors");
    SafetensorsFile source = SafetensorsFile.open(file);
    SafetensorsWriter writer = new SafetensorsWriter();
    for (String name : source.names()) {
      if (!name.equals("classifier.bias") && !name.equals(HEAD)) {
        writer.add(name, Tensor.of(source.floats(name), source.shape(name)));
      }
    }
    writer.add(HEAD, Tensor.of(new float[6], 6, 1)).add("decoder.bias", Tensor.of(new float[2], 2));
    writer.write(wrong);
    BadDataException error = assertThrows(BadDataException.class, () -> imported(wrong, run));
    assertEquals(
        """
        %s does not have the weights of the model that the settings and the corpus define; give those it was trained with:
          classifier.weight: expected shape [1, 12], found [6, 1]
          classifier.bias: expected shape [1], found nothing
          decoder.bias: expected nothing, found shape [2]"""
            .formatted(wrong),
        error.getMessage());
    assertFalse(Files.exists(folder.resolve("imported")), "nothing is left of it");
  }

  @Test
  void ofAnotherModelTheFirstFewAreNamedAndTheOthersCounted() {
    Path run = train(Map.of());
    Path file = exported(run);
    Settings none = TinyRun.settings(Map.of("feedback.type", "none"));
    ImportedRun wrong = new ImportedRun(none, corpus);
    Path target = folder.resolve("imported");
    BadDataException error = assertThrows(BadDataException.class, () -> wrong.write(file, target));
    assertTrue(error.getMessage().endsWith("  and 4 more"), error.getMessage());
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() {
    Path run = train(Map.of());
    Path nan = changed(exported(run), HEAD, values -> scaled(values, Float.NaN));
    BadDataException error = assertThrows(BadDataException.class, () -> imported(nan, run));
    assertEquals(
        nan + ": classifier.weight has a value that is not finite: NaN", error.getMessage());
  }

  @Test
  void buffersOfMultAreNoWeights() {
    Path run = train(Map.of("preset", "mult-released", "mult.layers", "1"));
    SafetensorsFile source = SafetensorsFile.open(exported(run));
    SafetensorsWriter writer = new SafetensorsWriter();
    source.names().forEach(n -> writer.add(n, Tensor.of(source.floats(n), source.shape(n))));
    writer.add("model.trans_l_with_a.version", Tensor.of(new float[] {2}, 1));
    writer.add("model.trans_l_mem.embed_positions._float_tensor", Tensor.of(new float[1], 1));
    Path file = folder.resolve("with-buffers.safetensors");
    writer.write(file);
    assertEquals(predict(run), predict(imported(file, run)));
  }

  @Test
  void nothingOfTheUsersIsReplaced() throws IOException {
    Path run = train(Map.of());
    Path file = exported(run);
    assertThrows(FolderNotEmptyException.class, () -> exported(run));
    ImportedRun again = new ImportedRun(FinishedRun.open(run).settings(), corpus);
    byte[] before = weights(run);
    assertThrows(FolderNotEmptyException.class, () -> again.write(file, run));
    assertArrayEquals(before, weights(run));
    Files.createDirectories(folder.resolve("empty"));
    assertFalse(again.write(file, folder.resolve("empty")).isEmpty());
  }
}
