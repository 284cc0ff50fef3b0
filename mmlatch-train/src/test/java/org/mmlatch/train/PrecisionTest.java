package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.data.Corpus;
import org.mmlatch.run.RunModel;
import org.mmlatch.run.TinyRun;
import org.mmlatch.settings.Settings;

/** Where a processor has no instructions for bfloat16, the engine calculates it without them. */
class PrecisionTest {
  private static final int UPDATES = 3;

  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private static Settings settings(String precision, String encoder, int workers) {
    Map<String, String> more = new HashMap<>();
    more.put("precision", precision);
    more.put("model.encoder", encoder);
    more.put("threads", Integer.toString(workers));
    more.put("workers", Integer.toString(workers));
    return TinyRun.settings(more);
  }

  /** The weights after some updates, after the loss of what was trained on. */
  private Map<String, float[]> trained(Settings settings) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      TrainingData data = model.data(corpus, manager);
      Adam adam = new Adam(model.weights(), settings.train().weightDecay(), manager);
      Trainer trainer = new Trainer(settings, data, model.stages(), adam, manager, StepClock.OFF);
      AtomicInteger updates = new AtomicInteger();
      TrainingListener counting =
          new TrainingListener() {
            @Override
            public void afterUpdate(TrainingState state, int batchesInEpoch) {
              updates.incrementAndGet();
            }
          };
      TrainingState end =
          trainer.train(
              TrainingState.start(Schedule.of(settings)), counting, () -> updates.get() == UPDATES);
      Map<String, float[]> all = new LinkedHashMap<>();
      all.put("loss", new float[] {(float) end.trainLoss()});
      model.weights().forEach((name, weight) -> all.put(name, weight.toFloatArray()));
      return all;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "late-fusion",
        "mult",
        "misa",
        "lmf",
        "mctn",
        "mfn",
        "graph-mfn",
        "raven",
        "routing"
      })
  void trainsAsFloat32ButForRounding(String encoder) {
    Map<String, float[]> exact = trained(settings("float32", encoder, 1));
    Map<String, float[]> rounded = trained(settings("bf16", encoder, 1));
    assertEquals(exact.keySet(), rounded.keySet());
    float loss = exact.remove("loss")[0];
    assertEquals(loss, rounded.get("loss")[0], 0.02 * loss);
    // Adam moves a weight by no more than the rate, 5e-4, in an update, whichever way.
    exact.forEach(
        (name, weights) ->
            assertArrayEquals(weights, rounded.get(name), 2.1f * UPDATES * 5e-4f, name));
    assertFalse(
        exact.entrySet().stream()
            .allMatch(entry -> Arrays.equals(entry.getValue(), rounded.get(entry.getKey()))),
        "nothing was rounded");
  }

  @Test
  void sameSeedSameWeights() {
    Map<String, float[]> first = trained(settings("bf16", "late-fusion", 2));
    Map<String, float[]> again = trained(settings("bf16", "late-fusion", 2));
    first.forEach((name, weights) -> assertArrayEquals(weights, again.get(name), name));
  }
}
