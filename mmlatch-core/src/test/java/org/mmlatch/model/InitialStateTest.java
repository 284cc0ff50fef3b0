package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.model.ModelFixture.Sources;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.RecurrentLayer;
import org.mmlatch.nn.Weights;

/** The paper's outlook as an experiment: Stage I sets where Stage II's encoders start. */
class InitialStateTest {
  private static final String INITIAL = ".initial.";
  private static final int WIDTH = 3;

  private static ModelConfig config(FeedbackConfig feedback) {
    return new ModelConfig(
        ModelFixture.DIMS,
        new LateFusionConfig(
            ModelFixture.HIDDEN, RecurrentConfig.DEFAULT, Pooling.LAST, DropoutRates.DEFAULT),
        feedback);
  }

  private static MMLatch drawn(NDManager manager, FeedbackConfig feedback) {
    return ModelFixture.drawn(config(feedback), manager);
  }

  private static FeedbackConfig stageOne(Sources sources) {
    return ModelFixture.initialStateOfStageOne(FeedbackType.LSTM, sources);
  }

  @Test
  void aLayerGoesOnFromTheStateThatItsContextMakes() {
    try (NDManager manager = NDManager.newBaseManager()) {
      RecurrentLayer layer = new RecurrentLayer(RecurrentConfig.Cell.GRU, 2, WIDTH, WIDTH);
      Weights.draw(layer, manager, 1);
      Pass pass = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
      NDArray x = manager.randomNormal(new Shape(1, 6, 2));
      NDArray whole = layer.forward(pass, x);
      float[] afterFour = whole.get(":, 3").toFloatArray();
      setInitial(layer, afterFour);
      NDArray rest = layer.forward(pass, x.get(":, 4:"), manager.ones(new Shape(1, WIDTH)));
      assertArrayEquals(whole.get(":, 4:").toFloatArray(), rest.toFloatArray(), 1e-6f);
    }
  }

  /** Makes tanh(W c + b), with c of ones, the state wanted: each row of W sums to half of it. */
  private static void setInitial(RecurrentLayer layer, float[] state) {
    float[] bias = new float[WIDTH];
    float[] weight = new float[WIDTH * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      float logit = (float) (0.5 * Math.log((1 + state[i]) / (1.0 - state[i])));
      bias[i] = logit / 2;
      Arrays.fill(weight, i * WIDTH, (i + 1) * WIDTH, logit / 2 / WIDTH);
    }
    layer.weights().get("initial.bias").getArray().set(bias);
    layer.weights().get("initial.weight").getArray().set(weight);
  }

  @Test
  void aContextIsTheMeanOverRealStepsAndTheMasksSources() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<Integer, Integer> lengths = new LinkedHashMap<>(Map.of(1, 4, 2, 7));
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), lengths);
      Pass pass = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
      MMLatch others = drawn(manager, stageOne(Sources.OTHERS));
      Map<Modality, NDArray> h = others.represent(pass, segments);
      Map<Modality, float[]> means = new EnumMap<>(Modality.class);
      h.forEach((modality, all) -> means.put(modality, means(all, lengths)));
      float[] ofOthers = others.contexts(h, segments).get(Modality.TEXT).toFloatArray();
      MMLatch model = drawn(manager, stageOne(Sources.ALL));
      float[] ofAll = model.contexts(h, segments).get(Modality.TEXT).toFloatArray();
      for (int i = 0; i < ofAll.length; i++) {
        float t = means.get(Modality.TEXT)[i];
        float a = means.get(Modality.AUDIO)[i];
        float v = means.get(Modality.VISUAL)[i];
        assertEquals((a + v) / 2, ofOthers[i], 1e-6f);
        assertEquals((t + a + v) / 3, ofAll[i], 1e-6f);
      }
    }
  }

  private static float[] means(NDArray h, Map<Integer, Integer> lengths) {
    int longest = (int) h.getShape().get(1);
    int width = (int) h.getShape().get(2);
    float[] values = h.toFloatArray();
    float[] means = new float[lengths.size() * width];
    int row = 0;
    for (int length : lengths.values()) {
      for (int i = 0; i < length * width; i++) {
        means[row * width + i % width] += values[row * longest * width + i] / length;
      }
      row++;
    }
    return means;
  }

  @Test
  void projectionsOfZeroLeaveThePapersModel() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch paper = drawn(manager, FeedbackConfig.DEFAULT);
      MMLatch model = drawn(manager, stageOne(Sources.OTHERS));
      Segments segments =
          ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4, 2, 7));
      float[] expected = ModelFixture.predict(paper, manager, segments);
      float[] started = ModelFixture.predict(model, manager, segments);
      for (int i = 0; i < expected.length; i++) {
        assertTrue(Math.abs(started[i] - expected[i]) > 1e-4, "the state makes a difference");
      }
      model
          .weights()
          .forEach(
              (name, weight) -> {
                if (name.contains(INITIAL)) {
                  weight.getArray().subi(weight.getArray().duplicate());
                }
              });
      assertArrayEquals(expected, ModelFixture.predict(model, manager, segments), 1e-7f);
    }
  }

  @Test
  void allOtherWeightsAreNamedAndDrawnAsWithoutIt() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Parameter> paper = drawn(manager, FeedbackConfig.DEFAULT).weights();
      Map<String, Parameter> model = drawn(manager, stageOne(Sources.OTHERS)).weights();
      assertEquals(paper.size() + 12, model.size()); // 3 modalities, 2 directions, W and b
      model.keySet().removeIf(name -> name.contains(INITIAL));
      assertEquals(paper.keySet(), model.keySet());
      paper.forEach(
          (name, weight) ->
              assertArrayEquals(
                  weight.getArray().toFloatArray(),
                  model.get(name).getArray().toFloatArray(),
                  name));
    }
  }

  @Test
  void modelsWithoutAStateToSetAreRefused() {
    FeedbackConfig none = ModelFixture.initialStateOfStageOne(FeedbackType.NONE, Sources.OTHERS);
    assertThrows(IllegalArgumentException.class, () -> config(none));
    MultConfig mult = new MultConfig(4, 2, 1, MultConfig.Kernels.ONE, true, MultDropout.NONE);
    FeedbackConfig lstm = stageOne(Sources.OTHERS);
    assertThrows(
        IllegalArgumentException.class, () -> new ModelConfig(ModelFixture.DIMS, mult, lstm));
  }
}
