package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
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
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.encoder.routing.RoutingConfig;
import org.mmlatch.encoder.routing.RoutingDropout;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.Weights;

class MMLatchTest {
  static Stream<Arguments> everyModel() {
    List<Set<Modality>> subsets = new ArrayList<>();
    for (int bits = 1; bits < 8; bits++) {
      Set<Modality> subset = EnumSet.noneOf(Modality.class);
      for (Modality modality : Modality.values()) {
        if ((bits >> subset(modality) & 1) == 1) {
          subset.add(modality);
        }
      }
      subsets.add(subset);
    }
    return Arrays.stream(FeedbackType.values())
        .flatMap(
            type ->
                Arrays.stream(Pooling.values())
                    .flatMap(
                        pooling -> subsets.stream().map(set -> Arguments.of(type, pooling, set))));
  }

  private static int subset(Modality modality) {
    return List.of(Modality.values()).indexOf(modality);
  }

  @ParameterizedTest
  @MethodSource("everyModel")
  void aPredictionIsTheSameAloneAndInAnyBatch(
      FeedbackType type, Pooling pooling, Set<Modality> modalities) {
    assertIndependentOfTheBatch(ModelFixture.config(type, pooling, modalities));
  }

  private static void assertIndependentOfTheBatch(ModelConfig config) {
    Set<Modality> modalities = config.dims().keySet();
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = new MMLatch(config);
      Weights.draw(model, manager, 1);
      Map<Integer, Integer> lengths = new LinkedHashMap<>(Map.of(10, 3, 11, 9, 12, 1, 13, 5));
      float[] together =
          ModelFixture.predict(model, manager, ModelFixture.segments(manager, modalities, lengths));
      int row = 0;
      for (Map.Entry<Integer, Integer> id : lengths.entrySet()) {
        Map<Integer, Integer> one = Map.of(id.getKey(), id.getValue());
        float[] alone =
            ModelFixture.predict(model, manager, ModelFixture.segments(manager, modalities, one));
        assertEquals(alone[0], together[row], 1e-6f);
        row++;
      }
    }
  }

  static Stream<ModelConfig> everyOtherEncoder() {
    Map<Modality, Integer> all = ModelFixture.DIMS;
    Map<Modality, Integer> two = Map.of(Modality.TEXT, 6, Modality.VISUAL, 3);
    Map<Modality, Integer> one = Map.of(Modality.AUDIO, 4);
    List<EncoderConfig> encoders = new ArrayList<>();
    MultConfig.Kernels kernels = new MultConfig.Kernels(1, 3, 1);
    encoders.add(new MultConfig(4, 2, 1, kernels, true, MultDropout.NONE));
    encoders.add(new MultConfig(4, 2, 1, kernels, false, MultDropout.NONE));
    for (RoutingConfig.Head head : RoutingConfig.Head.values()) {
      encoders.add(
          new RoutingConfig(
              4, 2, 1, 2, true, 3, 2, 7, 2, head, new RoutingDropout(0, 0, 0, 0, 0.5)));
    }
    for (RecurrentConfig.Cell cell : RecurrentConfig.Cell.values()) {
      for (RecurrentConfig.Directions directions : RecurrentConfig.Directions.values()) {
        for (Pooling pooling : Pooling.values()) {
          RecurrentConfig recurrent = new RecurrentConfig(cell, 2, directions);
          encoders.add(new LateFusionConfig(5, recurrent, pooling, DropoutRates.DEFAULT));
        }
      }
    }
    return encoders.stream()
        .flatMap(
            encoder ->
                Stream.of(all, two, one)
                    .map(dims -> new ModelConfig(dims, encoder, FeedbackConfig.DEFAULT)));
  }

  @ParameterizedTest
  @MethodSource("everyOtherEncoder")
  void soItIsWithEveryOtherEncoder(ModelConfig config) {
    assertIndependentOfTheBatch(config);
  }

  @ParameterizedTest
  @CsvSource({"LSTM, 1, BOTH", "GRU, 2, BOTH", "LSTM, 2, FORWARD"})
  void soItIsWhereStageOneSetsTheInitialState(
      RecurrentConfig.Cell cell, int layers, RecurrentConfig.Directions directions) {
    RecurrentConfig recurrent = new RecurrentConfig(cell, layers, directions);
    FeedbackConfig feedback =
        ModelFixture.initialStateOfStageOne(FeedbackType.LINEAR, ModelFixture.Sources.OTHERS);
    LateFusionConfig encoder =
        new LateFusionConfig(5, recurrent, Pooling.LAST, DropoutRates.DEFAULT);
    assertIndependentOfTheBatch(new ModelConfig(ModelFixture.DIMS, encoder, feedback));
  }

  @ParameterizedTest
  @EnumSource(MaskMerge.class)
  void soItIsHoweverMasksAreMerged(MaskMerge merge) {
    FeedbackConfig usual = FeedbackConfig.DEFAULT;
    FeedbackConfig feedback =
        new FeedbackConfig(
            FeedbackType.GATED,
            merge,
            true,
            1,
            false,
            FeedbackConfig.InitialState.ZERO,
            usual.networkDropout(),
            0.1,
            usual.maskDropout(),
            false);
    LateFusionConfig encoder =
        new LateFusionConfig(5, RecurrentConfig.DEFAULT, Pooling.LAST, DropoutRates.DEFAULT);
    assertIndependentOfTheBatch(new ModelConfig(ModelFixture.DIMS, encoder, feedback));
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM, LAST, 2621153",
    "LINEAR, LAST, 1596419",
    "NONE, LAST, 1513801",
    "LSTM, ATTENTION, 2741153",
    "LINEAR, ATTENTION, 1716419",
    "NONE, ATTENTION, 1633801"
  })
  void theModelHasAsManyWeightsAsTheReleasedOne(FeedbackType type, Pooling pooling, long expected) {
    Map<Modality, Integer> dims =
        Map.of(Modality.TEXT, 300, Modality.AUDIO, 74, Modality.VISUAL, 35);
    MMLatch model =
        new MMLatch(
            new ModelConfig(
                dims,
                new LateFusionConfig(100, RecurrentConfig.DEFAULT, pooling, DropoutRates.DEFAULT),
                FeedbackConfig.of(type)));
    long weights =
        model.weights().values().stream().mapToLong(weight -> weight.getShape().size()).sum();
    assertEquals(expected, weights);
  }

  @Test
  void theSameSeedDrawsTheSameWeightsAndAnotherOthers() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Parameter> first = drawn(manager, 7).weights();
      Map<String, Parameter> same = drawn(manager, 7).weights();
      Map<String, Parameter> other = drawn(manager, 8).weights();
      first.forEach(
          (name, weight) -> {
            assertArrayEquals(values(weight), values(same.get(name)), name);
            assertFalse(Arrays.equals(values(weight), values(other.get(name))), name);
          });
    }
  }

  @Test
  void weightsStartWithinTorchsBounds() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Parameter> weights = drawn(manager, 3).weights();
      assertBound(1 / Math.sqrt(5), weights.get("encoder.text.lstm.forward.weight_ih"));
      assertBound(1 / Math.sqrt(5), weights.get("encoder.text.lstm.backward.bias_hh"));
      assertBound(Math.sqrt(6.0 / 10), weights.get("encoder.text.attention.k.weight"));
      assertBound(1 / Math.sqrt(6), weights.get("feedback.text.from-audio.lstm.weight_hh"));
      assertBound(1 / Math.sqrt(10), weights.get("regression.weight"));
    }
  }

  private static void assertBound(double bound, Parameter weight) {
    double largest = 0;
    for (float value : values(weight)) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertEquals(bound, largest, bound / 2, weight.getName());
    assertEquals(largest, Math.min(largest, bound), 1e-7, weight.getName());
  }

  private static MMLatch drawn(NDManager manager, long seed) {
    Set<Modality> all = EnumSet.allOf(Modality.class);
    MMLatch model = new MMLatch(ModelFixture.config(FeedbackType.LSTM, Pooling.LAST, all));
    Weights.draw(model, manager, seed);
    return model;
  }

  private static float[] values(Parameter weight) {
    return weight.getArray().toFloatArray();
  }

  @Test
  void aModelWithoutModalitiesIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ModelFixture.config(FeedbackType.NONE, Pooling.LAST, Set.of()));
  }
}
