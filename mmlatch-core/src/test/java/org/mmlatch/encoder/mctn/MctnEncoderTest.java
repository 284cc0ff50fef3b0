package org.mmlatch.encoder.mctn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.mctn.MctnConfig.Order;
import org.mmlatch.encoder.mctn.MctnConfig.Variant;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.LossTerm;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.ModelFixture;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;

class MctnEncoderTest {
  private static final Set<Modality> ALL = EnumSet.allOf(Modality.class);

  private static MctnConfig small(Variant variant, Order order) {
    return new MctnConfig(variant, order, 5, 4, 0.1, 0.1, 0.01);
  }

  private static ModelConfig model(MctnConfig encoder, FeedbackType type, Set<Modality> some) {
    return ModelFixture.config(encoder, FeedbackConfig.of(type), some);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 151834", "LINEAR, 161734", "LSTM, 552634"})
  void itHasAsManyWeightsAsThePapersWithTheFeaturesOfMosei(FeedbackType type, long expected) {
    MctnConfig released =
        new MctnConfig(Variant.STANDARD, Order.TEXT_VISUAL_AUDIO, 32, 32, 0.1, 0.1, 0.01);
    MMLatch model =
        new MMLatch(new ModelConfig(ModelFixture.MOSEI, released, FeedbackConfig.of(type)));
    long found = ModelFixture.size(model);
    assertEquals(expected, found);
  }

  static Stream<Arguments> everyModel() {
    List<Set<Modality>> withText =
        List.of(
            EnumSet.of(Modality.TEXT),
            EnumSet.of(Modality.TEXT, Modality.AUDIO),
            EnumSet.of(Modality.TEXT, Modality.VISUAL),
            ALL);
    return Arrays.stream(Variant.values())
        .flatMap(
            variant ->
                Stream.of(FeedbackType.NONE, FeedbackType.LSTM)
                    .flatMap(
                        type -> withText.stream().map(some -> Arguments.of(variant, type, some))));
  }

  @ParameterizedTest
  @MethodSource("everyModel")
  void aPredictionIsTheSameAloneAndInAnyBatch(
      Variant variant, FeedbackType type, Set<Modality> some) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(model(small(variant, Order.TEXT_VISUAL_AUDIO), type, some), manager);
      Map<Integer, Integer> lengths = new LinkedHashMap<>(Map.of(10, 3, 11, 9, 12, 1, 13, 5));
      float[] together =
          ModelFixture.predict(model, manager, ModelFixture.segments(manager, some, lengths));
      int row = 0;
      for (Map.Entry<Integer, Integer> id : lengths.entrySet()) {
        Map<Integer, Integer> one = Map.of(id.getKey(), id.getValue());
        float[] alone =
            ModelFixture.predict(model, manager, ModelFixture.segments(manager, some, one));
        assertEquals(alone[0], together[row++], 1e-6f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyModel")
  void lossesOfABatchAreMeansOfItsSegmentsAlone(
      Variant variant, FeedbackType type, Set<Modality> some) {
    ModelConfig config = model(small(variant, Order.TEXT_VISUAL_AUDIO), type, some);
    ModelConfig undropped =
        new ModelConfig(config.dims(), config.encoder(), config.feedback().withoutRandomness());
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = ModelFixture.drawn(undropped, manager);
      Map<Integer, Integer> lengths = new LinkedHashMap<>(Map.of(10, 3, 11, 9, 12, 1, 13, 5));
      Map<String, Float> means = new LinkedHashMap<>();
      lengths.forEach(
          (id, length) ->
              losses(model, manager, some, Map.of(id, length))
                  .forEach((name, loss) -> means.merge(name, loss / 4, Float::sum)));
      Map<String, Float> together = losses(model, manager, some, lengths);
      assertEquals(means.keySet(), together.keySet());
      means.forEach((name, mean) -> assertEquals(mean, together.get(name), 1e-5f, name));
    }
  }

  private static Map<String, Float> losses(
      MMLatch model, NDManager manager, Set<Modality> some, Map<Integer, Integer> lengths) {
    Pass pass = ModelFixture.pass(manager, Pass.Purpose.TRAINING);
    Map<String, Float> losses = new LinkedHashMap<>();
    for (LossTerm term :
        model.predict(pass, ModelFixture.segments(manager, some, lengths)).losses()) {
      losses.put(term.name(), term.value().getFloat());
    }
    return losses;
  }

  @ParameterizedTest
  @CsvSource({
    "'TEXT', 'penalty'",
    "'TEXT,AUDIO', 'translation1,cycle,penalty'",
    "'TEXT,AUDIO,VISUAL', 'translation1,cycle,translation2,penalty'"
  })
  void eachTranslationHasALossOfItsOwnWhileTraining(String some, String expected) {
    Set<Modality> modalities = new HashSet<>();
    Arrays.stream(some.split(",")).forEach(name -> modalities.add(Modality.valueOf(name)));
    try (NDManager manager = NDManager.newBaseManager()) {
      MctnConfig encoder = small(Variant.STANDARD, Order.TEXT_VISUAL_AUDIO);
      MMLatch model = ModelFixture.drawn(model(encoder, FeedbackType.NONE, modalities), manager);
      assertEquals(
          List.of(expected.split(",")),
          List.copyOf(losses(model, manager, modalities, Map.of(1, 3)).keySet()));
      Pass evaluation = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
      Segments segments = ModelFixture.segments(manager, modalities, Map.of(1, 3));
      assertEquals(List.of(), model.predict(evaluation, segments).losses());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, NONE",
    "STANDARD, LINEAR",
    "STANDARD, LSTM",
    "RELEASED, NONE",
    "RELEASED, LSTM"
  })
  void predictionsComeOfTextAlone(Variant variant, FeedbackType type) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MctnConfig encoder = small(variant, Order.TEXT_VISUAL_AUDIO);
      MMLatch model = ModelFixture.drawn(model(encoder, type, ALL), manager);
      Segments segments = ModelFixture.segments(manager, ALL, Map.of(1, 3, 2, 7));
      float[] expected = ModelFixture.predict(model, manager, segments);
      Map<Modality, NDArray> others = new EnumMap<>(segments.features());
      for (Modality modality : List.of(Modality.AUDIO, Modality.VISUAL)) {
        Shape shape = segments.features().get(modality).getShape();
        others.put(modality, manager.full(shape, 1000f));
      }
      assertArrayEquals(
          expected, ModelFixture.predict(model, manager, new Segments(others, segments.steps())));
      Map<Modality, NDArray> text = Map.of(Modality.TEXT, others.get(Modality.TEXT));
      assertArrayEquals(
          expected, ModelFixture.predict(model, manager, new Segments(text, segments.steps())));
    }
    assertEquals(
        Set.of(Modality.TEXT), small(variant, Order.TEXT_AUDIO_VISUAL).readInEvaluation(ALL));
  }

  @Test
  void theOrderSaysWhatIsTranslatedFirst() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Float> visualFirst = lossesOf(Order.TEXT_VISUAL_AUDIO, manager);
      Map<String, Float> audioFirst = lossesOf(Order.TEXT_AUDIO_VISUAL, manager);
      assertEquals(visualFirst.keySet(), audioFirst.keySet());
      assertFalse(visualFirst.get("translation1").equals(audioFirst.get("translation1")));
      assertEquals(visualFirst.get("cycle"), audioFirst.get("cycle"), 1e-6f);
    }
  }

  private static Map<String, Float> lossesOf(Order order, NDManager manager) {
    MMLatch model =
        ModelFixture.drawn(model(small(Variant.STANDARD, order), FeedbackType.NONE, ALL), manager);
    return losses(model, manager, ALL, Map.of(1, 3));
  }

  @ParameterizedTest
  @MethodSource("everyModel")
  void everyWeightHasANameOfItsOwnOutside(Variant variant, FeedbackType type, Set<Modality> some) {
    MMLatch model = new MMLatch(model(small(variant, Order.TEXT_VISUAL_AUDIO), type, some));
    Set<String> released = new HashSet<>();
    model.weights().keySet().forEach(name -> released.add(model.releasedName(name)));
    assertEquals(model.weights().size(), released.size());
    assertTrue(released.contains("model.encoder1.weight_hh_l0_reverse"), released::toString);
    assertTrue(released.contains("model.regression.lstm.bias_ih_l0"), released::toString);
  }

  @Test
  void onlyTextIsRepresentedAndSoMasked() {
    assertEquals(
        Map.of(Modality.TEXT, 5L),
        small(Variant.STANDARD, Order.TEXT_VISUAL_AUDIO).build(ModelFixture.DIMS, 1).widths());
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void withoutTextThereIsNothingToTranslate(Order order) {
    Map<Modality, Integer> dims = Map.of(Modality.AUDIO, 4, Modality.VISUAL, 3);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> small(Variant.STANDARD, order).build(dims, 1));
    assertEquals(
        "MCTN translates from text, so its modalities must include text, found only audio and visual",
        error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void weightsOfLossesAreFiniteAndNotBelowZero(double weight) {
    for (MctnConfig config :
        List.of(
            new MctnConfig(Variant.STANDARD, Order.TEXT_VISUAL_AUDIO, 5, 4, weight, 0, 0),
            new MctnConfig(Variant.STANDARD, Order.TEXT_VISUAL_AUDIO, 5, 4, 0, weight, 0),
            new MctnConfig(Variant.STANDARD, Order.TEXT_VISUAL_AUDIO, 5, 4, 0, 0, weight))) {
      assertThrows(IllegalArgumentException.class, () -> config.build(ModelFixture.DIMS, 1));
    }
  }
}
