package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.batch.BatchOrder;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.run.RunModel;
import org.mmlatch.run.TinyRun;
import org.mmlatch.settings.Settings;

class WorkersTrainingTest {
  private static final Map<String, String> NO_DROPOUT =
      Map.of(
          "model.dropout.encoder", "0",
          "model.dropout.attention", "0",
          "model.dropout.fusion", "0",
          "model.dropout.fusion-output", "0",
          "feedback.network-dropout", "0",
          "feedback.mask-dropout", "0");

  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private static Settings settings(int workers, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("threads", Integer.toString(workers));
    all.put("workers", Integer.toString(workers));
    return TinyRun.settings(all);
  }

  /** What an epoch results in. */
  private record Outcome(double trainLoss, Map<String, float[]> weights) {}

  private Outcome epoch(Settings settings) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      TrainingData data = model.data(corpus, manager);
      Adam adam = new Adam(model.weights(), settings.train().weightDecay(), manager);
      Trainer trainer = new Trainer(settings, data, model.stages(), adam, manager, StepClock.OFF);
      AtomicBoolean over = new AtomicBoolean();
      // What a model keeps for sequences of these lengths it has from now on.
      var unused =
          model.predict(data.train(), model.evaluationBatches(data.train()), Progress.SILENT);
      int before = manager.getManagedArrays().size();
      TrainingListener oneEpoch =
          new TrainingListener() {
            @Override
            public void afterUpdate(TrainingState state, int batchesInEpoch) {
              over.set(state.batches() == batchesInEpoch);
            }
          };
      TrainingState end =
          trainer.train(TrainingState.start(Schedule.of(settings)), oneEpoch, over::get);
      assertEquals(before, manager.getManagedArrays().size(), "arrays that outlive their step");
      Map<String, float[]> weights = new LinkedHashMap<>();
      model.weights().forEach((name, weight) -> weights.put(name, weight.toFloatArray()));
      return new Outcome(end.trainLoss(), weights);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, feedback.type, lstm",
    "3, feedback.type, linear",
    "2, feedback.type, none",
    "2, feedback.stage1-gradients, true",
    "2, train.accumulation, 2",
    "2, train.clip-norm, 0.05",
    "2, train.weight-decay, 0.01",
    "2, model.cell, gru",
    "8, feedback.type, gru",
  })
  void theyDoWhatOneDoes(int workers, String key, String value) {
    Map<String, String> all = new HashMap<>(NO_DROPOUT);
    all.put(key, value);
    Outcome one = epoch(settings(1, all));
    Outcome several = epoch(settings(workers, all));
    assertEquals(one.trainLoss(), several.trainLoss(), 1e-6);
    one.weights()
        .forEach(
            (name, values) -> assertArrayEquals(values, several.weights().get(name), 1e-5f, name));
  }

  @Test
  void thereMayBeMoreOfThemThanWeights() {
    Map<String, String> few =
        Map.of(
            "model.encoder", "lf-lstm",
            "model.modalities", "[text]",
            "lf-lstm.dropout", "0",
            "feedback.type", "none"); // four weights of the LSTM, two each of the layers after it
    Outcome one = epoch(settings(1, few));
    Outcome several = epoch(settings(9, few));
    assertEquals(8, one.weights().size());
    assertEquals(one.trainLoss(), several.trainLoss(), 1e-6);
    one.weights()
        .forEach(
            (name, values) -> assertArrayEquals(values, several.weights().get(name), 1e-5f, name));
  }

  @ParameterizedTest
  @CsvSource({"2, classification, cross-entropy", "3, binary, bce"})
  void weightedClassesAddUpOverTheWholeBatch(int workers, String type, String loss) {
    Map<String, String> all = new HashMap<>(NO_DROPOUT);
    all.put("task.type", type);
    all.put("task.range", "[-1, 1]");
    all.put("task.class-weights", "balanced");
    all.put("train.loss", loss);
    Outcome one = epoch(settings(1, all));
    Outcome several = epoch(settings(workers, all));
    assertEquals(one.trainLoss(), several.trainLoss(), 1e-6);
    one.weights()
        .forEach(
            (name, values) -> assertArrayEquals(values, several.weights().get(name), 1e-5f, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.3"})
  void withDropoutAndNoiseTheSameWorkersGetTheSameBytes(String noise) {
    Settings settings = settings(2, Map.of("feedback.mask-noise", noise));
    Outcome first = epoch(settings);
    for (int again = 0; again < 3; again++) {
      Outcome second = epoch(settings);
      assertEquals(first.trainLoss(), second.trainLoss());
      first
          .weights()
          .forEach((name, values) -> assertArrayEquals(values, second.weights().get(name), name));
    }
  }

  @Test
  void multTrainsWithThemToo() {
    Map<String, String> mult =
        Map.of(
            "model.encoder",
            "mult",
            "mult.width",
            "8",
            "mult.heads",
            "2",
            "mult.layers",
            "1",
            "feedback.type",
            "lstm");
    Outcome first = epoch(settings(2, mult));
    Outcome second = epoch(settings(2, mult));
    first
        .weights()
        .forEach((name, values) -> assertArrayEquals(values, second.weights().get(name), name));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void predictionsAndMasksAreTheSame(int workers) {
    List<float[]> one = predictionsAndMask(settings(1, Map.of()));
    List<float[]> several = predictionsAndMask(settings(workers, Map.of()));
    assertArrayEquals(one.get(0), several.get(0));
    assertArrayEquals(one.get(1), several.get(1));
  }

  private List<float[]> predictionsAndMask(Settings settings) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      ResidentSplit split = model.load(corpus, SplitName.TRAIN, manager);
      List<int[]> batches = new BatchOrder(3, 1).inOrder(split.lengths());
      float[][] values = model.predict(split, batches, Progress.SILENT);
      SegmentMasks masks =
          SegmentMasks.of(
              model.stages(),
              new BatchSegments(settings.model().padding()),
              split,
              batches,
              model.workers(),
              manager,
              Progress.SILENT);
      return List.of(
          manager.create(values).toFloatArray(),
          masks.means(masks.parts().iterator().next(), split.size() - 1));
    }
  }
}
