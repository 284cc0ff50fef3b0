package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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
import org.mmlatch.tensor.SafetensorsFile;

/** Trainings of MFN and Graph-MFN. */
class MemoryRunTest {
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
    all.put(encoder + ".memory", "6");
    for (String network : List.of("att2", "gamma1", "gamma2", "out")) {
      all.put(encoder + ".width." + network, "8");
    }
    if (encoder.equals("graph-mfn")) {
      all.put("graph-mfn.graph.inner", "5");
    }
    all.putAll(further);
    return TinyRun.settings(all);
  }

  private RunFolder train(String name, Settings settings, BooleanSupplier stop) {
    RunFolder run = new RunFolder(folder.resolve(name));
    var unused = new TrainingRun(settings, run, corpus).train(stop);
    return run;
  }

  private static boolean never() {
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "mfn, none, all",
    "mfn, lstm, all",
    "mfn, linear, '[text, visual]'",
    "mfn, lstm, audio",
    "graph-mfn, none, all",
    "graph-mfn, lstm, all",
    "graph-mfn, linear, '[text, audio]'"
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
                "5e-3",
                "train.epochs",
                "8"));
    RunFolder run = train("run", settings, MemoryRunTest::never);
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

  private static Path checkpoint(Path run) {
    return run.resolve("checkpoint/best/weights.safetensors");
  }

  private static byte[] weights(Path run) throws IOException {
    return Files.readAllBytes(checkpoint(run));
  }

  /** Two workers and dropout at every step, stopped within the second epoch. */
  @ParameterizedTest
  @ValueSource(strings = {"mfn", "graph-mfn"})
  void aResumedRunEqualsAnUninterruptedOneByteForByte(String encoder) throws IOException {
    Settings settings =
        settings(encoder, Map.of(encoder + ".dropout.gamma1", "0.5", "threads", "2"));
    RunFolder whole = train("whole", settings, MemoryRunTest::never);
    RunFolder broken = new RunFolder(folder.resolve("broken"));
    AtomicInteger asked = new AtomicInteger();
    assertInstanceOf(
        RunOutcome.Stopped.class,
        new TrainingRun(settings, broken, corpus).train(() -> asked.incrementAndGet() >= 7));
    assertInstanceOf(
        RunOutcome.Completed.class,
        new TrainingRun(settings, broken, corpus).train(MemoryRunTest::never));
    assertArrayEquals(weights(whole.path()), weights(broken.path()));
  }

  @Test
  void nodesThatAreNotTrainedStayAsTheyStart() {
    Map<String, String> untrained =
        Map.of("graph-mfn.graph.train-nodes", "false", "train.weight-decay", "1e-2");
    String node = "encoder.graph.text-audio.fc1.weight";
    String summary = "encoder.graph.summary.fc1.weight";
    SafetensorsFile one = trained("one", untrained, 1);
    SafetensorsFile three = trained("three", untrained, 3);
    assertArrayEquals(one.floats(node), three.floats(node));
    assertFalse(Arrays.equals(one.floats(summary), three.floats(summary)));
    SafetensorsFile free = trained("free", Map.of(), 3);
    assertFalse(Arrays.equals(one.floats(node), free.floats(node)));
  }

  private SafetensorsFile trained(String name, Map<String, String> further, int epochs) {
    Map<String, String> all = new HashMap<>(further);
    all.put("train.epochs", Integer.toString(epochs));
    Path run = train(name, settings("graph-mfn", all), MemoryRunTest::never).path();
    return SafetensorsFile.open(run.resolve("checkpoint/last/weights.safetensors"));
  }

  @Test
  void aGraphOfOneModalityIsAnErrorOfTheSettings() {
    Settings settings = settings("graph-mfn", Map.of("model.modalities", "text"));
    SettingsException error =
        assertThrows(SettingsException.class, () -> train("run", settings, MemoryRunTest::never));
    assertTrue(
        error.getMessage().contains("Graph-MFN fuses two modalities or three, found only text"),
        error.getMessage());
  }
}
