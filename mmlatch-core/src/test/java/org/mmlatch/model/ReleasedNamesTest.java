package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.encoder.routing.RoutingConfig;
import org.mmlatch.encoder.routing.RoutingDropout;
import org.mmlatch.model.ModelFixture.Sources;
import org.mmlatch.nn.RecurrentConfig;

class ReleasedNamesTest {
  private static final Map<Modality, Integer> TWO = Map.of(Modality.TEXT, 6, Modality.VISUAL, 3);
  private static final Map<Modality, Integer> ONE = Map.of(Modality.AUDIO, 4);
  private static final RecurrentConfig DEEP_GRU =
      new RecurrentConfig(RecurrentConfig.Cell.GRU, 2, RecurrentConfig.Directions.BOTH);

  private static LateFusionConfig lateFusion(RecurrentConfig recurrent) {
    return new LateFusionConfig(5, recurrent, Pooling.ATTENTION, DropoutRates.DEFAULT);
  }

  static Stream<ModelConfig> models() {
    MultConfig mult = new MultConfig(4, 2, 1, MultConfig.Kernels.ONE, true, MultDropout.NONE);
    RoutingConfig routing =
        new RoutingConfig(
            4, 2, 1, 1, true, 3, 2, 7, 1, RoutingConfig.Head.CLASSES, RoutingDropout.NONE);
    Stream<ModelConfig> withFeedback =
        Stream.of(lateFusion(RecurrentConfig.DEFAULT), lateFusion(DEEP_GRU), mult, routing)
            .flatMap(
                encoder ->
                    Stream.of(FeedbackType.values())
                        .flatMap(
                            type ->
                                Stream.of(Sources.values())
                                    .map(sources -> ModelFixture.feedback(type, sources)))
                        .flatMap(
                            feedback ->
                                Stream.of(ModelFixture.DIMS, TWO, ONE)
                                    .map(dims -> new ModelConfig(dims, encoder, feedback))));
    FeedbackConfig initialState =
        ModelFixture.initialStateOfStageOne(FeedbackType.LSTM, Sources.OTHERS);
    return Stream.concat(
        withFeedback,
        Stream.of(new ModelConfig(ModelFixture.DIMS, lateFusion(DEEP_GRU), initialState)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyWeightOfEveryModelHasANameOfItsOwn(ModelConfig config) {
    MMLatch model = new MMLatch(config);
    Set<String> ours = model.weights().keySet();
    Set<String> released = ours.stream().map(model::releasedName).collect(Collectors.toSet());
    assertEquals(ours.size(), released.size());
    Set<String> kept = new HashSet<>(released);
    kept.retainAll(ours);
    assertEquals(Set.of(), kept, "names that were not translated");
  }

  @ParameterizedTest
  @CsvSource({
    "GRU, encoder.text.gru.backward-2.weight_hh, encoder.text.encoder.rnn.rnn.weight_hh_l1_reverse",
    "GRU, encoder.fusion-lstm.gru.forward.bias_ih, encoder.fuser.rnn.rnn.rnn.bias_ih_l0",
    "GRU, encoder.audio.gru.forward-2.bias_ih, encoder.audio.encoder.rnn.rnn.bias_ih_l1",
    "GRU, feedback.audio.from-audio.gru.weight_ih, encoder.fm.f2.mask2.rnn.weight_ih_l0",
    "GATED, feedback.visual.from-visual.gate.weight, encoder.fm.f3.mask3.gate.weight"
  })
  void whatTheReleasedCodeLacksIsNamedInItsManner(FeedbackType type, String name, String expected) {
    ModelConfig config =
        new ModelConfig(
            ModelFixture.DIMS, lateFusion(DEEP_GRU), ModelFixture.feedback(type, Sources.ALL));
    assertEquals(expected, new MMLatch(config).releasedName(name));
  }

  @Test
  void soIsWhatMakesAnInitialState() {
    FeedbackConfig feedback =
        ModelFixture.initialStateOfStageOne(FeedbackType.LSTM, Sources.OTHERS);
    ModelConfig config = new ModelConfig(ModelFixture.DIMS, lateFusion(DEEP_GRU), feedback);
    assertEquals(
        "encoder.audio.encoder.rnn.initial.bias_l1",
        new MMLatch(config).releasedName("encoder.audio.gru.forward-2.initial.bias"));
  }

  @Test
  void aLoneModalitysMaskIsItsFirst() {
    ModelConfig config =
        new ModelConfig(
            ONE, lateFusion(RecurrentConfig.DEFAULT), FeedbackConfig.of(FeedbackType.LINEAR));
    assertEquals(
        "encoder.fm.f2.mask1.weight",
        new MMLatch(config).releasedName("feedback.audio.from-audio.linear.weight"));
  }

  @Test
  void aNameThatIsNoWeightsIsRefused() {
    MMLatch model = new MMLatch(ModelFixture.config(FeedbackType.NONE, Pooling.LAST, TWO.keySet()));
    assertThrows(IllegalArgumentException.class, () -> model.releasedName("decoder.text.weight"));
  }
}
