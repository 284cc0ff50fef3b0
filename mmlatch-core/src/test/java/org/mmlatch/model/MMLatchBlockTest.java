package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.nn.Weights;

/** A DJL program that knows Blocks and nothing of MMLatch can use one. */
class MMLatchBlockTest {
  private static final Set<Modality> ALL = EnumSet.allOf(Modality.class);
  private static final Shape[] SHAPES = {
    new Shape(2, 7, 6), new Shape(2, 7, 4), new Shape(2, 7, 3), new Shape(2)
  };

  @TempDir private Path folder;

  private static MMLatch model(int passes) {
    ModelConfig usual = ModelFixture.config(FeedbackType.LSTM, Pooling.ATTENTION, ALL);
    FeedbackConfig feedback =
        ModelFixture.feedback(
            FeedbackType.LSTM,
            ModelFixture.Sources.OTHERS,
            passes,
            FeedbackConfig.InitialState.ZERO);
    return new MMLatch(new ModelConfig(usual.dims(), usual.encoder(), feedback));
  }

  private static NDList inputs(NDManager manager) {
    Segments segments = ModelFixture.segments(manager, ALL, Map.of(1, 7, 2, 7));
    NDList inputs = new NDList(segments.features().values());
    inputs.add(manager.create(new long[] {7, 7}));
    return inputs;
  }

  private static float[] forward(MMLatchBlock block, NDManager manager) {
    ParameterStore store = new ParameterStore(manager, false);
    return block.forward(store, inputs(manager), false).singletonOrThrow().toFloatArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void itPredictsWhatTheModelDoesHoweverOftenStageOneIsRun(int passes) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = model(passes);
      Weights.draw(model, manager, 1);
      Segments segments = ModelFixture.segments(manager, ALL, Map.of(1, 7, 2, 7));
      float[] expected = ModelFixture.predict(model, manager, segments);
      assertArrayEquals(expected, forward(new MMLatchBlock(model), manager));
    }
  }

  @Test
  void itSaysTheShapesOfItsOutputs() {
    MMLatchBlock block = new MMLatchBlock(model(1));
    assertArrayEquals(new Shape[] {new Shape(2, 1)}, block.getOutputShapes(SHAPES));
    Shape[] withoutLengths = {SHAPES[0], SHAPES[1], SHAPES[2]};
    assertThrows(IllegalArgumentException.class, () -> block.getOutputShapes(withoutLengths));
  }

  @Test
  void itsParametersAreTheModelsByTheirNames() {
    MMLatch model = model(1);
    MMLatchBlock block = new MMLatchBlock(model);
    assertEquals(Set.copyOf(model.weights().keySet()), Set.copyOf(block.getParameters().keys()));
  }

  @Test
  void otherNumbersThanFloat32AreRefused() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatchBlock block = new MMLatchBlock(model(1));
      assertThrows(
          IllegalArgumentException.class,
          () -> block.initialize(manager, DataType.FLOAT64, SHAPES));
    }
  }

  @Test
  void aSavedModelLoadsIntoAFreshBlock() throws IOException, MalformedModelException {
    try (Model saved = Model.newInstance("latch");
        Model loaded = Model.newInstance("latch")) {
      MMLatchBlock block = new MMLatchBlock(model(2));
      saved.setBlock(block);
      block.initialize(saved.getNDManager(), DataType.FLOAT32, SHAPES);
      float[] expected = forward(block, saved.getNDManager());
      saved.save(folder, "latch");
      MMLatchBlock fresh = new MMLatchBlock(model(2));
      loaded.setBlock(fresh);
      loaded.load(folder, "latch");
      assertArrayEquals(expected, forward(fresh, loaded.getNDManager()));
    }
  }

  @Test
  void djlsOwnTrainerTrainsIt() {
    Engine.getInstance().setRandomSeed(1);
    try (Model model = Model.newInstance("latch")) {
      model.setBlock(new MMLatchBlock(model(1)));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l1Loss())
              .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(0.02f)).build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(SHAPES);
        float first = step(trainer);
        float last = first;
        for (int i = 0; i < 30; i++) {
          last = step(trainer);
        }
        assertTrue(last < first / 2, "from " + first + " to " + last);
      }
    }
  }

  private static float step(Trainer trainer) {
    try (NDManager manager = trainer.getManager().newSubManager()) {
      NDList labels = new NDList(manager.create(new float[] {2, -2}, new Shape(2, 1)));
      NDArray loss;
      try (GradientCollector collector = trainer.newGradientCollector()) {
        loss = trainer.getLoss().evaluate(labels, trainer.forward(inputs(manager)));
        collector.backward(loss);
      }
      trainer.step();
      return loss.getFloat();
    }
  }

  @Test
  void trainingIsToldFromEvaluation() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = model(1);
      Weights.draw(model, manager, 1);
      MMLatchBlock block = new MMLatchBlock(model);
      ParameterStore store = new ParameterStore(manager, false);
      float[] dropped =
          block.forward(store, inputs(manager), true).singletonOrThrow().toFloatArray();
      assertTrue(Math.abs(dropped[0] - forward(block, manager)[0]) > 1e-6);
    }
  }

  @Test
  void aBuilderMakesWhatTheConstructorsDo() {
    MMLatchBlock built =
        MMLatchBlock.builder()
            .addModality(Modality.AUDIO, 4)
            .addModality(Modality.TEXT, 6)
            .setEncoder(LateFusionConfig.DEFAULT.withHidden(5))
            .optFeedback(FeedbackConfig.of(FeedbackType.GRU))
            .optOutputs(3)
            .build();
    Map<Modality, Integer> dims = Map.of(Modality.TEXT, 6, Modality.AUDIO, 4);
    ModelConfig expected =
        new ModelConfig(
            dims, 3, LateFusionConfig.DEFAULT.withHidden(5), FeedbackConfig.of(FeedbackType.GRU));
    assertEquals(expected, built.model().config());
    MMLatchBlock.Builder none = MMLatchBlock.builder().addModality(Modality.TEXT, 6);
    String said = assertThrows(IllegalArgumentException.class, none::build).getMessage();
    assertTrue(said.contains("setEncoder"), said);
  }

  /** Shapes of the inputs, and the lengths as the last. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2,7,4 2,7,6 2,7,3 | 7,7 | input 1, text, is (2, 7, 4)",
        "2,7,4 2,7,6 2,7,3 | 7,7 | modalities are swapped",
        "2,7,6 2,7,4 2,7,3 | 7,0 | segment 1 has a length of 0; expected a whole number from 1 to 7",
        "2,7,6 2,7,4 2,7,3 | 8,7 | segment 0 has a length of 8",
        "2,7,6 2,7,4 2,7,3 | 7   | the lengths, is (1)",
        "2,7,6 2,7,4 2,7,3 |     | the lengths are missing",
        "2,7,6 2,5,4 2,7,3 | 7,7 | audio has other segments or steps",
        "2,7,6 2,7,4       | 7,7 | the lengths are missing",
        "2,7,6 2,7,4 2,7,9 | 7,7 | visual (B, T, 3)",
      })
  void whatACallerHandsItWronglyIsNamed(String shapes, String lengths, String expected) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = model(1);
      Weights.draw(model, manager, 1);
      NDList inputs = new NDList();
      for (String shape : shapes.split(" ", -1)) {
        inputs.add(manager.zeros(new Shape(numbers(shape))));
      }
      if (lengths != null) {
        inputs.add(manager.create(numbers(lengths)));
      }
      MMLatchBlock block = new MMLatchBlock(model);
      ParameterStore store = new ParameterStore(manager, false);
      String said =
          assertThrows(IllegalArgumentException.class, () -> block.forward(store, inputs, false))
              .getMessage();
      assertTrue(said.contains(expected), said);
    }
  }

  private static long[] numbers(String text) {
    return Stream.of(text.split(",", -1)).mapToLong(Long::parseLong).toArray();
  }
}
