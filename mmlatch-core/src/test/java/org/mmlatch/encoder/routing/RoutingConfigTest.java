package org.mmlatch.encoder.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.ModelFixture;
import org.mmlatch.model.Objective;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Weights;

class RoutingConfigTest {
  private static final Map<Modality, Integer> MOSEI =
      Map.of(Modality.TEXT, 300, Modality.AUDIO, 74, Modality.VISUAL, 35);

  private static RoutingConfig config(
      int width, int heads, int layers, int concepts, RoutingConfig.Head head) {
    RoutingDropout dropout = new RoutingDropout(0, 0, 0, 0, 0.5);
    return new RoutingConfig(width, heads, layers, 3, true, 64, 64, concepts, 1, head, dropout);
  }

  private static RoutingConfig tiny(RoutingConfig.Head head) {
    return new RoutingConfig(4, 2, 1, 1, true, 3, 2, 7, 1, head, RoutingDropout.NONE);
  }

  private static long weights(RoutingConfig encoder, FeedbackType feedback) {
    return new MMLatch(new ModelConfig(MOSEI, encoder, FeedbackConfig.of(feedback)))
        .weights().values().stream().mapToLong(weight -> weight.getShape().size()).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "200, 20, 7, NONE, 30902007",
    "200, 20, 7, LINEAR, 31066425",
    "200, 20, 7, LSTM, 32336559",
    "40, 8, 2, NONE, 655847"
  })
  void itHasAsManyWeightsAsTheReleasedOne(
      int width, int heads, int layers, FeedbackType feedback, long expected) {
    RoutingConfig encoder = config(width, heads, layers, 7, RoutingConfig.Head.CLASSES);
    assertEquals(expected, weights(encoder, feedback));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1, 1, 7, 'the width of Multimodal Routing must be even and at least 4, found 5'",
    "8, 3, 1, 7, 'the heads of Multimodal Routing must divide its width 8, found 3'",
    "8, 2, 0, 7, 'Multimodal Routing must have at least 1 layer, found 0'",
    "8, 2, 1, 6, 'the number of concepts of Multimodal Routing must be odd and at least 3, found 6'"
  })
  void sizesThatDoNotFitAreRefusedByName(
      int width, int heads, int layers, int concepts, String expected) {
    RoutingConfig encoder = config(width, heads, layers, concepts, RoutingConfig.Head.CLASSES);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> encoder.build(MOSEI, 1));
    assertEquals(expected, error.getMessage());
  }

  @Test
  void itPredictsASentimentAndNothingElse() {
    RoutingConfig encoder = tiny(RoutingConfig.Head.EXPECTATION);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> encoder.build(MOSEI, 6));
    assertEquals(
        "Multimodal Routing must have 1 output, the sentiment, found 6", error.getMessage());
  }

  /** Features, in order, as the released code numbers them. */
  @ParameterizedTest
  @CsvSource({
    "'TEXT', 't'",
    "'AUDIO', 'a'",
    "'TEXT,AUDIO', 't a ta'",
    "'AUDIO,VISUAL', 'a v av'",
    "'TEXT,VISUAL', 't v vt'",
    "'TEXT,AUDIO,VISUAL', 't a v ta av vt tav'"
  })
  void everySetOfModalitiesHasItsFeatures(String modalities, String expected) {
    Map<Modality, Integer> dims = new TreeMap<>();
    for (String modality : modalities.split(",", -1)) {
      dims.put(Modality.valueOf(modality), 3);
    }
    assertEquals(expected, String.join(" ", Capsules.features(dims.keySet())));
    Set<String> names = tiny(RoutingConfig.Head.CLASSES).build(dims, 1).weights().keySet();
    assertEquals(
        expected.split(" ", -1).length,
        names.stream().filter(name -> name.matches("capsules\\..*\\.weight")).count());
    long pairs = dims.size() == 3 ? 6 : dims.size() - 1;
    assertEquals(
        pairs, names.stream().filter(name -> name.matches(".*from.*layer_norm\\.bias")).count());
  }

  /** All directions are 0 at first, so every concept is as likely as another. */
  @ParameterizedTest
  @CsvSource({"-0.5", "0.5", "2.5", "3", "-9"})
  void atFirstItExpectsNothingAndItsCrossEntropyIsThatOfSevenEqualClasses(float target) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = model(RoutingConfig.Head.CLASSES, manager);
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4));
      assertEquals(0, ModelFixture.predict(model, manager, segments)[0], 1e-6f);
      NDArray targets = manager.full(new Shape(1, 1), target);
      Pass training = ModelFixture.pass(manager, Pass.Purpose.TRAINING);
      Objective objective = model.predict(training, segments).objective().orElseThrow();
      assertEquals("cross-entropy", objective.name());
      assertEquals(Math.log(7), objective.loss().apply(targets).getFloat(), 1e-6);
    }
  }

  @Test
  void theExpectationIsTrainedOnTheTasksLoss() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = model(RoutingConfig.Head.EXPECTATION, manager);
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4));
      Pass training = ModelFixture.pass(manager, Pass.Purpose.TRAINING);
      assertEquals(Optional.empty(), model.predict(training, segments).objective());
    }
  }

  private static MMLatch model(RoutingConfig.Head head, NDManager manager) {
    MMLatch model =
        new MMLatch(new ModelConfig(ModelFixture.DIMS, tiny(head), FeedbackConfig.DEFAULT));
    Weights.draw(model, manager, 1);
    return model;
  }

  /** W is drawn from N(0, J / (I d_f)): 7 features of width 64, so the deviation is 1/8. */
  @Test
  void votesAreDrawnFromTheReleasedDistribution() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          new MMLatch(
              new ModelConfig(
                  MOSEI,
                  config(4, 2, 1, 7, RoutingConfig.Head.CLASSES),
                  FeedbackConfig.of(FeedbackType.NONE)));
      Weights.draw(model, manager, 1);
      NDArray votes = model.weights().get("encoder.routing.votes").getArray();
      assertEquals(new Shape(7, 64, 7, 64), votes.getShape());
      assertEquals(0, votes.mean().getFloat(), 1e-3);
      assertEquals(1 / 64f, votes.square().mean().getFloat(), 2e-4);
    }
  }
}
