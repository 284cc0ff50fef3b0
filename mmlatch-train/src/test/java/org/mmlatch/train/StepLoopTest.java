package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;
import org.mmlatch.engine.Workers;
import org.mmlatch.nn.Products;
import org.mmlatch.run.RunModel;
import org.mmlatch.settings.CudaGraphUse;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

class StepLoopTest {
  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus =
        SampleCorpus.write(
            folder.resolve("corpus"),
            SampleOptions.standard()
                .withSegments(Map.of(SplitName.TRAIN, 40, SplitName.VALID, 4, SplitName.TEST, 4))
                .withDims(Map.of(Modality.TEXT, 9, Modality.AUDIO, 8, Modality.VISUAL, 10))
                .withLength(6, 12));
  }

  private static Settings settings(String key, String value) {
    Map<String, String> all =
        new HashMap<>(
            Map.of("model.hidden", "6", "train.batch-size", "8", "device", "cpu", "threads", "1"));
    all.put(key, value);
    return SettingsLoader.load(Optional.empty(), all);
  }

  /** What an epoch of training results in. */
  private record Outcome(TrainingState state, Map<String, float[]> weights) {}

  private Outcome epoch(Settings settings, Function<StepContext, StepLoop> pace, float poison) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
      RunModel model = RunModel.untrained(settings, corpus, manager);
      NDArray first = model.weights().values().iterator().next();
      first.addi(manager.full(first.getShape(), poison));
      TrainingData data = model.data(corpus, manager);
      Adam adam = new Adam(model.weights(), 0, manager);
      BatchSegments padding = new BatchSegments(settings.model().padding());
      Workers workers = model.workers();
      TrainingStep trainingStep =
          new TrainingStep(
              data.task(),
              model.stages(),
              padding,
              adam,
              settings.train(),
              workers,
              Products.FLOAT32,
              manager,
              StepClock.OFF);
      int accumulation = settings.train().accumulation();
      StepContext context =
          new StepContext(
              data,
              trainingStep,
              workers,
              new Seeds(settings.seed()),
              accumulation,
              manager,
              StepClock.OFF);
      TrainingState state = TrainingState.start(Schedule.of(settings));
      int before = manager.getManagedArrays().size();
      try (Epoch epoch = data.epoch(1, workers, manager)) {
        while (state.batches() < epoch.size()) {
          state = pace.apply(context).advance(state, epoch);
        }
      }
      assertEquals(before, manager.getManagedArrays().size(), "arrays that outlive their step");
      Map<String, float[]> weights = new LinkedHashMap<>();
      model.weights().forEach((name, weight) -> weights.put(name, weight.toFloatArray()));
      return new Outcome(state, weights);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "train.accumulation, 1",
    "train.accumulation, 2",
    "feedback.type, none",
    "task.type, classification",
    "task.type, binary",
    "feedback.initial-state, stage1"
  })
  void runningAheadCalculatesTheSameNumbers(String key, String value) {
    Settings settings = settings(key, value);
    Outcome expected = epoch(settings, SynchronousSteps::new, 0);
    for (int updates : new int[] {1, 2, 16}) {
      Outcome ahead = epoch(settings, context -> new AsynchronousSteps(context, updates), 0);
      assertEquals(expected.state(), ahead.state());
      expected
          .weights()
          .forEach((name, values) -> assertArrayEquals(values, ahead.weights().get(name), name));
    }
  }

  @Test
  void clippingOnTheDeviceScalesAsTheHostDoes() {
    Settings settings = settings("train.clip-norm", "0.05");
    Outcome expected = epoch(settings, SynchronousSteps::new, 0);
    Outcome ahead = epoch(settings, context -> new AsynchronousSteps(context, 16), 0);
    expected
        .weights()
        .forEach(
            (name, values) -> assertArrayEquals(values, ahead.weights().get(name), 1e-5f, name));
  }

  @Test
  void aLossThatIsNotFiniteIsNamedWithItsBlockStepByStep() {
    NotFiniteException error =
        assertThrows(
            NotFiniteException.class,
            () -> epoch(settings("seed", "0"), SynchronousSteps::new, Float.NaN));
    assertTrue(
        error
            .getMessage()
            .startsWith(
                "the loss of epoch 1, batch 1 is NaN; the first block whose output is not finite:"
                    + " "),
        error.getMessage());
    assertTrue(error.getMessage().contains("; segments: "), error.getMessage());
  }

  @Test
  void runningAheadNamesTheFirstLossThatIsNotFinite() {
    NotFiniteException error =
        assertThrows(
            NotFiniteException.class,
            () ->
                epoch(
                    settings("seed", "0"),
                    context -> new AsynchronousSteps(context, 16),
                    Float.NaN));
    assertTrue(
        error.getMessage().startsWith("the loss of epoch 1, batch 1 is NaN; to find the block"),
        error.getMessage());
    assertTrue(error.getMessage().contains("; segments: "), error.getMessage());
  }

  @Test
  void onlyAGpuRunsAhead() {
    Function<StepContext, StepLoop> checked =
        context -> {
          assertInstanceOf(
              SynchronousSteps.class, StepLoop.on(Device.cpu(), context, CudaGraphUse.NEVER));
          assertInstanceOf(
              AsynchronousSteps.class, StepLoop.on(Device.gpu(1), context, CudaGraphUse.NEVER));
          return new SynchronousSteps(context);
        };
    assertEquals(5, epoch(settings("seed", "0"), checked, 0).state().updates());
  }
}
