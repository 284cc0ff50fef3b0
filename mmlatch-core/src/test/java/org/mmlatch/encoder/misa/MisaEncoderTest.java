package org.mmlatch.encoder.misa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.misa.MisaConfig.RecurrentStart;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.LossTerm;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.ModelFixture;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.Weights;

class MisaEncoderTest {
  private static final LossWeights WEIGHTS = new LossWeights(0.3, 0.8, 1);
  private static final MisaConfig SMALL = config(4, 2, RecurrentStart.UNIFORM);

  private static MisaConfig config(int hidden, int heads, RecurrentStart start) {
    return new MisaConfig(hidden, heads, 5, start, WEIGHTS, MisaDropout.NONE);
  }

  private static MMLatch drawn(MisaConfig config, NDManager manager) {
    return ModelFixture.drawn(
        new ModelConfig(ModelFixture.DIMS, config, FeedbackConfig.of(FeedbackType.LSTM)), manager);
  }

  @Test
  void itsThreeTermsAreThereWhileTrainingWithTheirWeights() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = drawn(SMALL, manager);
      Segments segments =
          ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4, 2, 2, 3, 1));
      Map<String, Double> weights = new HashMap<>();
      model
          .predict(ModelFixture.pass(manager, Pass.Purpose.TRAINING), segments)
          .losses()
          .forEach(
              term -> {
                weights.put(term.name(), term.weight());
                assertTrue(term.value().getFloat() > 0, term::name);
              });
      assertEquals(Map.of("difference", 0.3, "similarity", 0.8, "reconstruction", 1.0), weights);
      Pass evaluation = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
      assertEquals(List.of(), model.predict(evaluation, segments).losses());
    }
  }

  private static Map<String, Float> terms(NDManager manager, float[][] own, float[][]... shared) {
    NDList reconstructed = new NDList();
    List<Subspaces.Parts> parts = new ArrayList<>();
    for (float[][] s : shared) {
      NDArray p = manager.create(own);
      parts.add(new Subspaces.Parts(manager.zeros(p.getShape()), p, manager.create(s)));
      reconstructed.add(manager.ones(p.getShape()));
    }
    MisaLosses losses = new MisaLosses(WEIGHTS);
    losses.placeScalars(manager);
    Map<String, Float> values = new HashMap<>();
    Pass pass = ModelFixture.pass(manager, Pass.Purpose.TRAINING);
    for (LossTerm term : losses.of(pass, parts, reconstructed)) {
      values.put(term.name(), term.value().getFloat());
    }
    return values;
  }

  /**
   * A column of four numbers, centred and each of length 1, has a product of 4, squared 16, with
   * itself and of 0 with one that is uncorrelated. The private ones are alike.
   */
  @Test
  void theDifferenceIsZeroWhereNothingIsCorrelated() {
    float[][] own = {{1}, {1}, {-1}, {-1}};
    float[][] alike = {{5}, {5}, {3}, {3}};
    float[][] uncorrelated = {{4}, {2}, {4}, {2}};
    try (NDManager manager = NDManager.newBaseManager()) {
      assertEquals(16 + 0 + 16, difference(manager, own, alike, uncorrelated), 1e-3f);
      assertEquals(0 + 0 + 16, difference(manager, own, uncorrelated, uncorrelated), 1e-3f);
      assertEquals(
          16 + 16 + 0 + 3 * 16, difference(manager, own, alike, alike, uncorrelated), 1e-3f);
    }
  }

  private static float difference(NDManager manager, float[][] own, float[][]... shared) {
    return terms(manager, own, shared).get("difference");
  }

  /** Means 3 and 4 apart; moments 2 to 5 of (±1, 0) and (±2, 0) differ by 3, 0, 15 and 0. */
  @Test
  void theSimilarityIsTheDistanceOfMeansAndCentralMoments() {
    try (NDManager manager = NDManager.newBaseManager()) {
      float[][] narrow = {{1, 0}, {-1, 0}};
      float[][] own = narrow;
      float[][] moved = {{4, 4}, {2, 4}};
      float[][] wide = {{2, 0}, {-2, 0}};
      assertEquals(0, terms(manager, own, narrow, narrow).get("similarity"));
      assertEquals(5, terms(manager, own, narrow, moved).get("similarity"), 1e-5f);
      assertEquals(18, terms(manager, own, narrow, wide).get("similarity"), 1e-4f);
      assertEquals(
          (5 + 18 + 5 + 18) / 3f,
          terms(manager, own, narrow, moved, wide).get("similarity"),
          1e-4f);
      assertEquals(1, terms(manager, own, narrow, wide).get("reconstruction"), 1e-6f);
    }
  }

  @Test
  void oneModalityHasNothingToShare() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> SMALL.build(Map.of(Modality.AUDIO, 4), 1));
    assertEquals(
        "MISA separates shared from private representations, so it needs two or three modalities, found only audio",
        error.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"4, 3", "0, 1", "4, 0"})
  void headsDivideTheHiddenSize(int hidden, int heads) {
    MisaConfig config = config(hidden, heads, RecurrentStart.UNIFORM);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> config.build(ModelFixture.DIMS, 1));
    assertEquals(
        "the heads of MISA must divide its hidden size, found %d and %d".formatted(heads, hidden),
        error.getMessage());
  }

  @ParameterizedTest
  @EnumSource(RecurrentStart.class)
  void recurrentWeightsOfItsLstmsStartAsIsAskedFor(RecurrentStart start) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = drawn(config(4, 2, start), manager);
      Set<Boolean> orthonormal = new HashSet<>();
      model
          .weights()
          .forEach(
              (name, weight) -> {
                if (name.startsWith("encoder.") && name.endsWith("weight_hh")) {
                  orthonormal.add(hasOrthonormalColumns(weight.getArray(), manager));
                }
              });
      assertEquals(Set.of(start == RecurrentStart.ORTHOGONAL), orthonormal);
      String ofAMask = "feedback.text.from-audio.lstm.weight_hh";
      NDArray mask = model.weights().get(ofAMask).getArray();
      assertEquals(false, hasOrthonormalColumns(mask, manager));
    }
  }

  private static boolean hasOrthonormalColumns(NDArray w, NDManager manager) {
    NDArray off = w.transpose().matMul(w).sub(manager.eye((int) w.getShape().get(1)));
    return off.abs().max().getFloat() < 1e-6f;
  }

  /** A segment has six tokens, of width 4, whatever its steps. */
  @Test
  void productsOfTokensAreCountedByTokensNotSteps() {
    try (NDManager manager = NDManager.newBaseManager()) {
      TokenLayer layer = new TokenLayer(SMALL);
      Weights.draw(layer, manager, 1);
      List<Product> products = new ArrayList<>();
      Pass.Observer counting =
          new Pass.Observer() {
            @Override
            public void calculated(Layer of, NDArray output) {}

            @Override
            public void multiplied(Product product, NDArray left, NDArray result) {
              products.add(product);
            }
          };
      Pass pass = ModelFixture.pass(manager, Pass.Purpose.EVALUATION).withObserver(counting);
      NDArray tokens = manager.ones(new Shape(1, 6, 4));
      var unused = layer.forward(pass, tokens);
      double projections = 6 * 2 * (4 * 12 + 4 * 4);
      double attention = 6 * 2 * (4 * 6 + 6 * 4);
      double feedForward = 6 * 2 * (4 * 5 + 5 * 4);
      assertEquals(
          projections + attention + feedForward,
          products.stream().mapToDouble(product -> product.operations(1000)).sum());
    }
  }

  @Test
  void twoModalitiesHaveFourTokens() {
    MisaEncoder encoder = new MisaEncoder(SMALL, Map.of(Modality.TEXT, 6, Modality.VISUAL, 3), 1);
    assertArrayEquals(
        new long[] {8, 16}, encoder.weights().get("fusion-1.weight").getShape().getShape());
  }
}
