package org.mmlatch.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelFixture;
import org.mmlatch.model.Segments;

class AdjacentWeightsTest {
  private static final Set<Modality> ALL = EnumSet.allOf(Modality.class);

  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private static MMLatch model() {
    return new MMLatch(ModelFixture.config(FeedbackType.LSTM, Pooling.LAST, ALL));
  }

  private static float[] values(String name, Parameter parameter) {
    Random random = new Random(name.hashCode());
    float[] values = new float[(int) parameter.getShape().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() / 4;
    }
    return values;
  }

  private MMLatch adjacent() {
    MMLatch model = model();
    Map<String, NDArray> places = AdjacentWeights.of(model.weights(), manager);
    Weights.place(model, manager, AdjacentWeightsTest::values, places);
    return model;
  }

  private MMLatch apart() {
    MMLatch model = model();
    Weights.place(model, manager, AdjacentWeightsTest::values, new HashMap<>());
    return model;
  }

  @Test
  void theFourWeightsOfAnLstmLieInOrderInOneArray() {
    RecurrentLayer lstm = new RecurrentLayer(RecurrentConfig.Cell.LSTM, 3, 2);
    Map<String, NDArray> places = AdjacentWeights.of(lstm.weights(), manager);
    Weights.place(lstm, manager, AdjacentWeightsTest::values, places);
    assertEquals(List.copyOf(lstm.weights().keySet()), List.copyOf(places.keySet()));
    NDArray whole =
        manager.getManagedArrays().stream()
            .filter(array -> array.getShape().equals(new Shape(56)))
            .findFirst()
            .orElseThrow();
    lstm.weights().values().forEach(weight -> increase(weight.getArray()));
    float[] expected = new float[56];
    int next = 0;
    for (Map.Entry<String, Parameter> weight : lstm.weights().entrySet()) {
      for (float value : values(weight.getKey(), weight.getValue())) {
        expected[next++] = value + 1;
      }
    }
    assertArrayEquals(expected, whole.toFloatArray());
  }

  private void increase(NDArray array) {
    array.addi(manager.ones(array.getShape()));
  }

  @Test
  void everyLstmOfAModelHasSuchAPlace() {
    MMLatch model = model();
    long expected =
        model.weights().keySet().stream().filter(name -> name.contains("_ih")).count() * 2;
    assertEquals(expected, AdjacentWeights.of(model.weights(), manager).size());
    assertTrue(expected > 0);
  }

  @Test
  void aModelCalculatesTheSameWhereverItsWeightsLie() {
    Segments segments = ModelFixture.segments(manager, ALL, Map.of(1, 4, 2, 7));
    float[] expected = ModelFixture.predict(apart(), manager, segments);
    assertArrayEquals(expected, ModelFixture.predict(adjacent(), manager, segments), 1e-6f);
  }

  @Test
  void everyWeightHasItsOwnGradientWhereverItLies() {
    Map<String, float[]> expected = gradients(apart());
    Map<String, float[]> found = gradients(adjacent());
    expected.forEach((name, values) -> assertArrayEquals(values, found.get(name), 1e-5f, name));
    assertTrue(
        expected.values().stream().flatMap(v -> Arrays.stream(box(v))).anyMatch(v -> v != 0));
  }

  private static Float[] box(float[] values) {
    Float[] boxed = new Float[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    return boxed;
  }

  private Map<String, float[]> gradients(MMLatch model) {
    Segments segments = ModelFixture.segments(manager, ALL, Map.of(1, 4, 2, 7));
    Pass pass = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(model.predict(pass, segments).prediction().sum());
    }
    Map<String, float[]> gradients = new LinkedHashMap<>();
    model
        .weights()
        .forEach(
            (name, weight) -> gradients.put(name, weight.getArray().getGradient().toFloatArray()));
    return gradients;
  }
}
