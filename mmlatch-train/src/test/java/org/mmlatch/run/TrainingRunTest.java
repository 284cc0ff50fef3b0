package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.SentimentMetrics;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.SettingsException;

class TrainingRunTest {
  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private RunFolder train(String name, Map<String, String> overrides) {
    RunFolder run = new RunFolder(folder.resolve(name));
    new TrainingRun(TinyRun.settings(overrides), run, corpus).train(() -> false);
    return run;
  }

  @ParameterizedTest
  @CsvSource({
    "feedback.type, none",
    "feedback.type, linear",
    "feedback.type, lstm",
    "model.pooling, attention",
    "model.modalities, '[text, visual]'",
    "model.modalities, audio",
    "feedback.type, gru",
    "feedback.type, gated",
    "feedback.merge, product",
    "feedback.passes, 2",
    "feedback.mask-noise, 0.1",
    "model.cell, gru",
    "model.layers, 2",
    "model.bidirectional, false",
    "feedback.self, true",
    "feedback.initial-state, stage1",
    "train.clip-norm, 0.5",
    "train.accumulation, 3",
    "train.weight-decay, 0.01",
    "data.max-length, 4",
    "checkpoint.keep, 2147483647",
    "checkpoint.every-minutes, 2147483647",
    "data.normalise.audio, z-score",
    "preset, released",
    "preset, mult-released"
  })
  void aRunLeavesEverythingThatItShould(String key, String value) throws IOException {
    RunFolder run = train("run", Map.of(key, value));
    assertEquals(4, Files.readAllLines(run.history()).size());
    if (!value.equals("released")) { // whose evaluations draw, each with a seed of its own
      assertBestEpochIsEvaluated(run);
    }
    Predictions predictions = Predictions.read(run.predictions(SplitName.TEST));
    assertEquals(12, predictions.rows().size());
    Metrics metrics = MetricsFile.read(run.metrics(SplitName.TEST));
    assertEquals(predictions.metrics(SentimentMetrics.CATALOGUE), metrics);
    assertTrue(Files.readString(run.log()).contains("epoch   3/3"));
    assertTrue(Files.readString(run.provenance()).contains(corpus.fingerprint()));
  }

  @Test
  void aSettingThatOnlyAnotherEncoderReadsIsWarnedOf() throws IOException {
    RunFolder run = train("run", Map.of("model.encoder", "ef-lstm", "model.hidden", "7"));
    String said =
        "only model.encoder = late-fusion reads model.hidden, which has no effect on ef-lstm";
    assertTrue(Files.readString(run.log()).contains(said), () -> said);
  }

  /** What is said of the best epoch while training is what its weights come to afterwards. */
  private static void assertBestEpochIsEvaluated(RunFolder run) throws IOException {
    List<String> lines = Files.readAllLines(run.validation());
    List<String> keys = List.of(lines.get(0).split(",", -1));
    assertEquals("epoch", keys.get(0));
    int best = new Checkpoints(run, 1).state().earlyStopping().bestEpoch();
    String[] cells = lines.get(best).split(",", -1);
    Metrics valid = MetricsFile.read(run.metrics(SplitName.VALID));
    assertEquals(
        valid.catalogue().headline().stream().map(Metric::key).toList(),
        keys.subList(1, keys.size()));
    for (int i = 1; i < cells.length; i++) {
      Metric metric = valid.catalogue().find(keys.get(i)).orElseThrow();
      assertEquals(valid.value(metric).orElseThrow(), Double.parseDouble(cells[i]), 1e-5);
    }
  }

  /** The engine reads the property once, before its first operation. */
  @Test
  void aProgramThatEmbedsTrainingComputesWithTheSettingsThreads() {
    String key = "ai.djl.pytorch.num_threads";
    String before = System.getProperty(key, "");
    String unusedVersion =
        Devices.engineVersion(); // loads the engine with the threads of all tests
    try {
      RunFolder run = train("run", Map.of("threads", "6", "workers", "2", "train.epochs", "1"));
      assertEquals("3", System.getProperty(key));
      System.setProperty(key, "");
      var unused = FinishedRun.open(run.path()).predict(corpus, SplitName.TEST);
      assertEquals("3", System.getProperty(key));
    } finally {
      System.setProperty(key, before);
    }
  }

  /** A thread records everything unless told otherwise, except the one that loads the engine. */
  @Test
  void aProgramMayTrainAndResumeInAnyThread() throws Exception {
    RunFolder run = train("run", Map.of());
    RunFolder other = new RunFolder(folder.resolve("other"));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      RunOutcome stopped =
          thread
              .submit(
                  () ->
                      new TrainingRun(TinyRun.settings(Map.of()), other, corpus).train(() -> true))
              .get();
      assertTrue(stopped instanceof RunOutcome.Stopped);
      assertEquals(other.path(), thread.submit(() -> train("other", Map.of())).get().path());
    } finally {
      thread.shutdown();
    }
    Reproduction compared = Reproduction.compare(run, other);
    assertTrue(compared.isExact(), () -> compared.files().toString());
  }

  @Test
  void theRateOfEveryEpochIsInHistoryAndTensorBoard() throws IOException {
    RunFolder run =
        train(
            "run",
            Map.of(
                "train.learning-rate", "0.25", "schedule.type", "linear", "schedule.warmup", "1"));
    List<Double> rates =
        Files.readAllLines(run.history()).stream()
            .skip(1)
            .map(line -> Double.valueOf(line.split(",", -1)[3]))
            .toList();
    assertEquals(List.of(0.125, 0.25, 0.125), rates);
    Path events = run.tensorboard().resolve("events.out.tfevents.mmlatch");
    String tracked = Files.readString(events, StandardCharsets.ISO_8859_1);
    List<Float> floats =
        Arrays.stream(tracked.split("learning-rate\\x15", -1))
            .skip(1)
            .map(rest -> rest.substring(0, Float.BYTES).getBytes(StandardCharsets.ISO_8859_1))
            .map(bytes -> ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat())
            .toList();
    assertEquals(List.of(0.125f, 0.25f, 0.125f), floats);
  }

  @Test
  void aWarmUpAsLongAsTheTrainingIsRefusedBeforeAnythingIsWritten() {
    Map<String, String> endless = Map.of("schedule.warmup", "3");
    assertThrows(SettingsException.class, () -> train("run", endless));
    assertFalse(Files.exists(folder.resolve("run")));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    RunFolder first = train("first", Map.of());
    RunFolder again = train("again", Map.of());
    RunFolder other = train("other", Map.of("seed", "1"));
    for (Path file : results(first)) {
      Path same = again.path().resolve(first.path().relativize(file));
      Path different = other.path().resolve(first.path().relativize(file));
      assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(same), file.toString());
      assertFalse(
          Arrays.equals(Files.readAllBytes(file), Files.readAllBytes(different)), file.toString());
    }
  }

  private static List<Path> results(RunFolder run) {
    return List.of(
        run.history(),
        run.predictions(SplitName.VALID),
        run.predictions(SplitName.TEST),
        run.metrics(SplitName.VALID),
        run.metrics(SplitName.TEST),
        run.checkpoints().resolve("last").resolve("weights.safetensors"),
        run.checkpoints().resolve("last").resolve("optimizer.safetensors"),
        run.checkpoints().resolve("last").resolve("state.json"),
        run.checkpoints().resolve("best").resolve("weights.safetensors"));
  }

  @Test
  void aFinishedRunPredictsAgainWhatItPredicted() {
    RunFolder run = train("run", Map.of());
    Predictions again = FinishedRun.open(run.path()).predict(corpus, SplitName.TEST);
    assertEquals(Predictions.read(run.predictions(SplitName.TEST)), again);
  }

  @Test
  void aFinishedRunCanComputeElsewhereThanItWasTrained() {
    RunFolder run = train("run", Map.of());
    FinishedRun elsewhere = FinishedRun.open(run.path()).on(new DeviceChoice.Gpu(99));
    assertThrows(SettingsException.class, () -> elsewhere.predict(corpus, SplitName.TEST));
    Predictions back = elsewhere.on(new DeviceChoice.Cpu()).predict(corpus, SplitName.TEST);
    assertEquals(Predictions.read(run.predictions(SplitName.TEST)), back);
  }

  @Test
  void trainingLowersTheLoss() throws IOException {
    RunFolder run = train("run", Map.of("train.epochs", "15", "train.learning-rate", "0.01"));
    List<String> epochs = Files.readAllLines(run.history());
    double first = Double.parseDouble(epochs.get(1).split(",", -1)[1]);
    double last = Double.parseDouble(epochs.get(epochs.size() - 1).split(",", -1)[1]);
    assertTrue(last < 0.7 * first, first + " -> " + last);
  }

  @Test
  void oneBatchIsLearntByHeart() {
    RunOutcome outcome =
        new TrainingRun(
                TinyRun.settings(
                    Map.of(
                        "train.overfit-one-batch", "true",
                        "train.epochs", "60",
                        "model.hidden", "24",
                        "train.learning-rate", "0.01")),
                new RunFolder(folder.resolve("run")),
                corpus)
            .train(() -> false);
    RunResult result = ((RunOutcome.Completed) outcome).result();
    assertTrue(result.best().best() < 0.05, result.toString());
  }
}
