package org.mmlatch.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.lmf.LmfConfig;
import org.mmlatch.encoder.subnetworks.SubnetworkDropout;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.encoder.tfn.TfnConfig;
import org.mmlatch.encoder.tfn.TfnDropout;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.ModelFixture;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;

/** TFN and LMF. */
class SubnetworkEncodersTest {
  private static final EncoderConfig LMF =
      new LmfConfig(new Widths(4, 3, 5), 2, new SubnetworkDropout(0.1, 0.2, 0.3), 1);
  private static final EncoderConfig TFN =
      new TfnConfig(new Widths(4, 3, 5), 2, 6, true, new TfnDropout(0.1, 0.2, 0.3, 0.4));

  /** Three segments, the longest first, and the last of a single step. */
  private static final Map<Integer, Integer> RAGGED = new LinkedHashMap<>();

  static {
    RAGGED.put(1, 6);
    RAGGED.put(2, 4);
    RAGGED.put(3, 1);
  }

  static Stream<Arguments> models() {
    List<Set<Modality>> subsets =
        List.of(
            Set.of(Modality.values()),
            Set.of(Modality.TEXT, Modality.VISUAL),
            Set.of(Modality.AUDIO, Modality.VISUAL),
            Set.of(Modality.TEXT),
            Set.of(Modality.AUDIO));
    return Stream.of(LMF, TFN)
        .flatMap(
            encoder ->
                Stream.of(FeedbackType.NONE, FeedbackType.LINEAR, FeedbackType.LSTM)
                    .flatMap(
                        type ->
                            subsets.stream().map(subset -> Arguments.of(encoder, type, subset))));
  }

  private static ModelConfig config(
      EncoderConfig encoder, FeedbackType type, Set<Modality> modalities) {
    return ModelFixture.config(encoder, FeedbackConfig.of(type), modalities);
  }

  @ParameterizedTest
  @MethodSource("models")
  void aPredictionAloneIsThatInAnyBatch(
      EncoderConfig encoder, FeedbackType type, Set<Modality> modalities) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = ModelFixture.drawn(config(encoder, type, modalities), manager);
      Segments batch = ModelFixture.segments(manager, modalities, RAGGED);
      model.predict(ModelFixture.pass(manager, Pass.Purpose.TRAINING), batch);
      float[] together = ModelFixture.predict(model, manager, batch);
      int row = 0;
      for (Map.Entry<Integer, Integer> id : RAGGED.entrySet()) {
        Segments alone =
            ModelFixture.segments(manager, modalities, Map.of(id.getKey(), id.getValue()));
        assertArrayEquals(
            ModelFixture.predict(model, manager, alone), new float[] {together[row]}, 1e-6f);
        row++;
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everythingHasAReleasedNameOfItsOwn(
      EncoderConfig encoder, FeedbackType type, Set<Modality> modalities) {
    MMLatch model = new MMLatch(config(encoder, type, modalities));
    Set<String> ours = model.state().keySet();
    Set<String> released = ours.stream().map(model::releasedName).collect(Collectors.toSet());
    assertEquals(ours.size(), released.size());
    assertTrue(
        released.stream().allMatch(name -> name.matches("(stage1/)?model\\..*|feedback\\..*")),
        released::toString);
  }

  /** The counts of the released classes, feedback's added. */
  @ParameterizedTest
  @CsvSource({
    "lmf, NONE, 268859",
    "lmf, LINEAR, 336861",
    "lmf, LSTM, 1317747",
    "tfn, NONE, 4802923",
    "tfn, LINEAR, 4870925",
    "tfn, LSTM, 5851811"
  })
  void weightsAreAsManyAsInTheReleasedCode(String name, FeedbackType type, long expected) {
    Widths hidden = new Widths(128, 16, 128);
    EncoderConfig encoder =
        name.equals("lmf")
            ? new LmfConfig(hidden, 4, SubnetworkDropout.NONE, 1)
            : new TfnConfig(hidden, 128, 16, true, TfnDropout.NONE);
    MMLatch model =
        new MMLatch(new ModelConfig(ModelFixture.MOSEI, encoder, FeedbackConfig.of(type)));
    assertEquals(expected, ModelFixture.size(model));
  }

  @Test
  void stageOneHasStatisticsOfItsOwnWhereThereIsAStageOne() {
    Set<String> plain = statistics(FeedbackType.NONE);
    assertEquals(4, plain.size());
    Set<String> further = new HashSet<>(statistics(FeedbackType.LSTM));
    further.removeAll(plain);
    assertEquals(4, further.size());
    assertTrue(further.contains("encoder.audio.norm.stage1.running_mean"), further::toString);
  }

  private static Set<String> statistics(FeedbackType type) {
    MMLatch model = new MMLatch(config(LMF, type, ModelFixture.DIMS.keySet()));
    Set<String> statistics = new HashSet<>(model.state().keySet());
    statistics.removeAll(model.weights().keySet());
    return statistics;
  }

  @Test
  void aBatchOfOneLeavesStatisticsAsTheyAre() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(config(TFN, FeedbackType.LSTM, ModelFixture.DIMS.keySet()), manager);
      Segments one = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4));
      model.predict(ModelFixture.pass(manager, Pass.Purpose.TRAINING), one);
      NDArray variance = model.state().get("encoder.audio.norm.running_var").getArray();
      assertArrayEquals(new float[] {1, 1, 1, 1}, variance.toFloatArray());
    }
  }

  /** 2,000 draws: the deviation of torch's Xavier-normal for (R, H + 1, K), within 10 %. */
  @Test
  void factorsStartAsXavierNormalNumbers() {
    EncoderConfig encoder = new LmfConfig(new Widths(4, 499, 5), 4, SubnetworkDropout.NONE, 1);
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(config(encoder, FeedbackType.NONE, Set.of(Modality.AUDIO)), manager);
      NDArray factor = model.weights().get("encoder.fusion.audio-factor").getArray();
      assertEquals(2000, factor.size());
      double deviation = Math.sqrt(factor.square().mean().getFloat());
      double expected = Math.sqrt(2.0 / (500 + 4));
      assertEquals(expected, deviation, 0.1 * expected);
      assertTrue(factor.abs().max().getFloat() > 2 * expected);
      assertEquals(0, model.weights().get("encoder.fusion.bias").getArray().abs().sum().getFloat());
    }
  }

  @Test
  void onlyFactorsAreInLmfsGroup() {
    MMLatch model = new MMLatch(config(LMF, FeedbackType.LSTM, ModelFixture.DIMS.keySet()));
    Set<String> group =
        model.weights().keySet().stream()
            .filter(LMF.parameterGroups().get(0).weights())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "encoder.fusion.text-factor",
            "encoder.fusion.audio-factor",
            "encoder.fusion.visual-factor"),
        group);
  }

  @ParameterizedTest
  @MethodSource("models")
  void aPassLeavesNothingWithTheWeights(
      EncoderConfig encoder, FeedbackType type, Set<Modality> modalities) {
    try (NDManager owner = NDManager.newBaseManager()) {
      MMLatch model = ModelFixture.drawn(config(encoder, type, modalities), owner);
      int before = owner.getManagedArrays().size();
      try (NDManager step = NDManager.newBaseManager()) {
        Segments segments = ModelFixture.segments(step, modalities, RAGGED);
        var unused = model.predict(ModelFixture.pass(step, Pass.Purpose.TRAINING), segments);
      }
      assertEquals(before, owner.getManagedArrays().size());
    }
  }

  @Test
  void tfnPredictsWithinItsRangeOrFreely() {
    TaskDescription intensity =
        TaskDescription.regression("happy", TaskDescription.Convention.MOSEI, 0, 5);
    TaskDescription classes = TaskDescription.classification(List.of("a", "b"));
    assertEquals(3, spread(tfn(true).forTask(TaskDescription.SENTIMENT)), 1e-5);
    assertEquals(5, spread(tfn(true).forTask(intensity)), 1e-5);
    assertTrue(spread(tfn(true).forTask(classes)) > 5, "logits are not squashed");
    assertTrue(spread(tfn(false).forTask(TaskDescription.SENTIMENT)) > 5);
  }

  private static EncoderConfig tfn(boolean squash) {
    return new TfnConfig(new Widths(4, 3, 5), 2, 6, squash, TfnDropout.NONE);
  }

  /** Returns the largest output of weights that are a hundred times as large. */
  private static float spread(EncoderConfig encoder) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Set<Modality> all = ModelFixture.DIMS.keySet();
      MMLatch model = ModelFixture.drawn(config(encoder, FeedbackType.NONE, all), manager);
      model.weights().get("encoder.post-fusion-3.bias").getArray().addi(manager.create(100f));
      float[] outputs =
          ModelFixture.predict(model, manager, ModelFixture.segments(manager, all, RAGGED));
      return Math.abs(outputs[0]);
    }
  }

  @Test
  void sizesThatDoNotFitTogetherAreRefused() {
    SubnetworkDropout none = SubnetworkDropout.NONE;
    refused(new LmfConfig(new Widths(5, 3, 3), 2, none, 1), "hidden size of LMF must be even");
    Widths large = new Widths(4, 50_000, 50_000);
    refused(new TfnConfig(large, 9, 9, true, TfnDropout.NONE), "TFN and the layer");
  }

  private static void refused(EncoderConfig encoder, String because) {
    ModelConfig config = config(encoder, FeedbackType.NONE, ModelFixture.DIMS.keySet());
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new MMLatch(config));
    assertTrue(error.getMessage().contains(because), error.getMessage());
  }

  @Test
  void withoutTextItsSizeDoesNotMatter() {
    EncoderConfig odd = new LmfConfig(new Widths(5, 3, 3), 2, SubnetworkDropout.NONE, 1);
    MMLatch model = new MMLatch(config(odd, FeedbackType.NONE, Set.of(Modality.AUDIO)));
    assertFalse(model.weights().isEmpty());
  }
}
