package org.mmlatch.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.eflstm.EfLstmConfig;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.encoder.lflstm.LfLstmConfig;
import org.mmlatch.encoder.lmf.LmfConfig;
import org.mmlatch.encoder.mctn.MctnConfig;
import org.mmlatch.encoder.misa.LossWeights;
import org.mmlatch.encoder.misa.MisaConfig;
import org.mmlatch.encoder.misa.MisaDropout;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.encoder.raven.RavenConfig;
import org.mmlatch.encoder.raven.RavenDropout;
import org.mmlatch.encoder.routing.RoutingConfig;
import org.mmlatch.encoder.routing.RoutingDropout;
import org.mmlatch.encoder.subnetworks.SubnetworkDropout;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.encoder.tfn.TfnConfig;
import org.mmlatch.encoder.tfn.TfnDropout;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.MaskMerge;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.ModelFixture;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.Weights;

/**
 * Every kind of feedback around every system but MFN and Graph-MFN, whose own tests have the same.
 */
class FeedbackAroundSystemsTest {
  private static final Widths HIDDEN = new Widths(4, 3, 5);
  private static final Map<String, EncoderConfig> SYSTEMS =
      Map.of(
          "ef-lstm", new EfLstmConfig(6, 2, 0.2),
          "late-fusion",
              new LateFusionConfig(
                  5, RecurrentConfig.DEFAULT, Pooling.ATTENTION, DropoutRates.DEFAULT),
          "lf-lstm", new LfLstmConfig(HIDDEN, 6, 0.2),
          "lmf", new LmfConfig(HIDDEN, 2, new SubnetworkDropout(0.1, 0.2, 0.3), 1),
          "mctn",
              new MctnConfig(
                  MctnConfig.Variant.STANDARD,
                  MctnConfig.Order.TEXT_VISUAL_AUDIO,
                  4,
                  3,
                  0.1,
                  0.1,
                  0.01),
          "misa",
              new MisaConfig(
                  4,
                  2,
                  5,
                  MisaConfig.RecurrentStart.ORTHOGONAL,
                  new LossWeights(0.3, 0.8, 1),
                  new MisaDropout(0.1, 0.5)),
          "mult", new MultConfig(4, 2, 1, MultConfig.Kernels.ONE, true, MultDropout.NONE),
          "raven",
              new RavenConfig(
                  RavenConfig.Variant.PAPER,
                  RavenConfig.Rows.WORD,
                  5,
                  4,
                  7,
                  0.3,
                  new RavenDropout(0.2, 0.2)),
          "routing",
              new RoutingConfig(
                  4,
                  2,
                  1,
                  2,
                  true,
                  3,
                  2,
                  7,
                  2,
                  RoutingConfig.Head.EXPECTATION,
                  new RoutingDropout(0, 0, 0, 0, 0.5)),
          "tfn", new TfnConfig(HIDDEN, 2, 6, true, new TfnDropout(0.1, 0.2, 0.3, 0.4)));

  /** Three segments of 4, 6 and 1 steps. */
  private static final Map<Integer, Integer> RAGGED = new LinkedHashMap<>();

  static {
    RAGGED.put(1, 4);
    RAGGED.put(2, 6);
    RAGGED.put(3, 1);
  }

  /** What the feedback of a model is made of, around which system. */
  private record Around(String system, FeedbackConfig feedback) {
    @Override
    public String toString() {
      return "%s, %s, %s, %d passes"
          .formatted(system, feedback.type(), feedback.merge(), feedback.passes());
    }

    ModelConfig config(Set<Modality> modalities) {
      return ModelFixture.config(SYSTEMS.get(system), feedback, modalities);
    }

    MMLatch drawn(NDManager manager) {
      MMLatch model = ModelFixture.drawn(config(ModelFixture.DIMS.keySet()), manager);
      model.weights().values().forEach(weight -> moveFromZero(weight.getArray()));
      return model;
    }

    /** What starts at zero, as the output of Routing does, would hide all that is before it. */
    private static void moveFromZero(NDArray weight) {
      if (weight.abs().sum().getFloat() == 0) {
        weight.addi(weight.onesLike());
      }
    }
  }

  private static FeedbackConfig feedback(FeedbackType type, MaskMerge merge, int passes) {
    FeedbackConfig usual = FeedbackConfig.DEFAULT;
    return new FeedbackConfig(
        type,
        merge,
        usual.self(),
        passes,
        usual.stage1Gradients(),
        usual.initialState(),
        usual.networkDropout(),
        usual.maskNoise(),
        usual.maskDropout(),
        usual.maskDropoutAtEvaluation());
  }

  static List<Around> product() {
    return SYSTEMS.keySet().stream()
        .sorted()
        .flatMap(system -> Arrays.stream(FeedbackType.values()).flatMap(type -> of(system, type)))
        .toList();
  }

  private static Stream<Around> of(String system, FeedbackType type) {
    return type == FeedbackType.NONE
        ? Stream.of(new Around(system, FeedbackConfig.of(type)))
        : Arrays.stream(MaskMerge.values())
            .flatMap(
                merge ->
                    Stream.of(1, 2)
                        .map(passes -> new Around(system, feedback(type, merge, passes))));
  }

  static List<Arguments> systemsByModalities() {
    List<Set<Modality>> several =
        List.of(
            ModelFixture.DIMS.keySet(),
            Set.of(Modality.TEXT, Modality.AUDIO),
            Set.of(Modality.AUDIO, Modality.VISUAL));
    return SYSTEMS.keySet().stream()
        .flatMap(
            system ->
                Stream.of(FeedbackType.NONE, FeedbackType.LINEAR, FeedbackType.LSTM)
                    .flatMap(
                        type ->
                            several.stream()
                                .filter(modalities -> reads(system, modalities))
                                .map(
                                    modalities ->
                                        Arguments.of(
                                            new Around(system, FeedbackConfig.of(type)),
                                            modalities))))
        .toList();
  }

  private static boolean reads(String system, Set<Modality> modalities) {
    return modalities.contains(Modality.TEXT) || !Set.of("mctn", "raven").contains(system);
  }

  @Test
  void noSystemIsForgotten() {
    Set<String> tested = new TreeSet<>(SYSTEMS.keySet());
    tested.addAll(Set.of("mfn", "graph-mfn"));
    assertEquals(
        EncoderType.all().stream().map(EncoderType::name).collect(Collectors.toSet()), tested);
  }

  @ParameterizedTest
  @MethodSource("product")
  void aPredictionAloneIsThatInAnyBatch(Around around) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = around.drawn(manager);
      float[] together = predictions(model, manager, RAGGED);
      int row = 0;
      for (Map.Entry<Integer, Integer> id : RAGGED.entrySet()) {
        float[] alone = predictions(model, manager, Map.of(id.getKey(), id.getValue()));
        assertEquals(alone[0], together[row++], 1e-6f);
      }
    }
  }

  private static float[] predictions(
      MMLatch model, NDManager manager, Map<Integer, Integer> lengths) {
    Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), lengths);
    return ModelFixture.predict(model, manager, segments);
  }

  @ParameterizedTest
  @MethodSource("product")
  void whatFillsABatchUpIsNeverRead(Around around) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = around.drawn(manager);
      Map<Integer, Integer> one = Map.of(1, 3);
      float[] expected = predictions(model, manager, one);
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), one);
      Map<Modality, NDArray> filled = new EnumMap<>(Modality.class);
      segments
          .features()
          .forEach(
              (modality, x) -> {
                NDArray filling = manager.ones(new Shape(1, 2, x.getShape().get(2)));
                filled.put(modality, x.concat(filling, 1));
              });
      Segments padded = new Segments(filled, Steps.of(manager.create(new long[] {3}), 5));
      assertEquals(expected[0], ModelFixture.predict(model, manager, padded)[0], 1e-6f);
    }
  }

  static List<Around> withFeedback() {
    return product().stream()
        .filter(around -> around.feedback().type() != FeedbackType.NONE)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("withFeedback")
  void feedbackChangesThePrediction(Around around) {
    Around plain = new Around(around.system(), FeedbackConfig.of(FeedbackType.NONE));
    try (NDManager manager = NDManager.newBaseManager()) {
      float[] without = predictions(plain.drawn(manager), manager, RAGGED);
      float[] with = predictions(around.drawn(manager), manager, RAGGED);
      assertFalse(Arrays.equals(without, with));
    }
  }

  @ParameterizedTest
  @MethodSource("systemsByModalities")
  void aPassLeavesNothingWithTheWeights(Around around, Set<Modality> modalities) {
    try (NDManager owner = NDManager.newBaseManager()) {
      MMLatch model = new MMLatch(around.config(modalities));
      Weights.draw(model, owner, 1);
      pass(model, modalities); // positions of these lengths are kept from now on
      int before = owner.getManagedArrays().size();
      pass(model, modalities);
      assertEquals(before, owner.getManagedArrays().size());
    }
  }

  private static void pass(MMLatch model, Set<Modality> modalities) {
    try (NDManager step = NDManager.newBaseManager()) {
      Segments segments = ModelFixture.segments(step, modalities, RAGGED);
      var unused = model.predict(ModelFixture.pass(step, Pass.Purpose.TRAINING), segments);
    }
  }

  @ParameterizedTest
  @MethodSource("systemsByModalities")
  void everyWeightHasAReleasedNameOfItsOwn(Around around, Set<Modality> modalities) {
    MMLatch model = new MMLatch(around.config(modalities));
    Set<String> ours = model.state().keySet();
    Set<String> released = ours.stream().map(model::releasedName).collect(Collectors.toSet());
    assertEquals(ours.size(), released.size());
  }

  @Test
  void earlyFusionMasksEachInputByOneNetworkOfTheJointState() {
    Around around = new Around("ef-lstm", FeedbackConfig.of(FeedbackType.LINEAR));
    Map<String, String> feedback = new LinkedHashMap<>();
    new MMLatch(around.config(ModelFixture.DIMS.keySet()))
        .weights()
        .forEach(
            (name, weight) -> {
              if (name.startsWith("feedback.") && name.endsWith(".weight")) {
                feedback.put(name, weight.getShape().toString());
              }
            });
    assertEquals(
        Map.of(
            "feedback.text.from-text.linear.weight", "(6, 6)",
            "feedback.audio.from-audio.linear.weight", "(4, 6)",
            "feedback.visual.from-visual.linear.weight", "(3, 6)"),
        feedback);
  }

  @Test
  void earlyFusionSaysTheSameOfEveryModality() {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = new Around("ef-lstm", FeedbackConfig.of(FeedbackType.LSTM)).drawn(manager);
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 3));
      Map<Modality, NDArray> h =
          model.represent(ModelFixture.pass(manager, Pass.Purpose.EVALUATION), segments);
      assertEquals(1, h.values().stream().distinct().count());
    }
  }
}
