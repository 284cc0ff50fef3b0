package org.mmlatch.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.graphmfn.GraphConfig;
import org.mmlatch.encoder.graphmfn.GraphConfig.Efficacies;
import org.mmlatch.encoder.graphmfn.GraphMfnConfig;
import org.mmlatch.encoder.graphmfn.GraphMfnDropout;
import org.mmlatch.encoder.graphmfn.GraphMfnWidths;
import org.mmlatch.encoder.mfn.MfnConfig;
import org.mmlatch.encoder.mfn.MfnDropout;
import org.mmlatch.encoder.mfn.MfnWidths;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.MaskMerge;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.ModelFixture;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;

/** MFN and Graph-MFN. */
class MemoryEncodersTest {
  private static final Set<Modality> ALL = EnumSet.allOf(Modality.class);
  private static final EncoderConfig MFN =
      new MfnConfig(
          new Widths(4, 3, 5),
          6,
          new MfnWidths(7, 5, 4, 3, 6),
          new MfnDropout(0.1, 0.2, 0.3, 0.4, 0.5));
  private static final EncoderConfig GRAPH = graph(Efficacies.LINEAR, true);

  /** Three segments, the longest first, and the last of a single step. */
  private static final Map<Integer, Integer> RAGGED = new LinkedHashMap<>();

  static {
    RAGGED.put(1, 6);
    RAGGED.put(2, 4);
    RAGGED.put(3, 1);
  }

  private static GraphMfnConfig graph(Efficacies efficacies, boolean trainNodes) {
    return new GraphMfnConfig(
        new Widths(4, 3, 5),
        6,
        new GraphConfig(3, 4, efficacies, trainNodes),
        new GraphMfnWidths(5, 4, 3, 6),
        new GraphMfnDropout(0.2, 0.3, 0.4, 0.5));
  }

  static Stream<Arguments> models() {
    List<Set<Modality>> several =
        List.of(
            ALL,
            EnumSet.of(Modality.TEXT, Modality.AUDIO),
            EnumSet.of(Modality.TEXT, Modality.VISUAL),
            EnumSet.of(Modality.AUDIO, Modality.VISUAL));
    Stream<Arguments> ofSeveral =
        several.stream().flatMap(s -> Stream.of(Arguments.of(MFN, s), Arguments.of(GRAPH, s)));
    Stream<Arguments> ofOne =
        Stream.of(Modality.values()).map(m -> Arguments.of(MFN, EnumSet.of(m)));
    return Stream.concat(ofSeveral, ofOne)
        .flatMap(
            a ->
                Stream.of(FeedbackType.NONE, FeedbackType.LINEAR, FeedbackType.LSTM)
                    .map(type -> Arguments.of(a.get()[0], a.get()[1], FeedbackConfig.of(type))));
  }

  /** All types of feedback, in one pass and two, by every merge. */
  static Stream<Arguments> feedbacks() {
    List<Arguments> all = new ArrayList<>();
    for (EncoderConfig encoder : List.of(MFN, GRAPH)) {
      for (FeedbackType type : FeedbackType.values()) {
        for (int passes : new int[] {1, 2}) {
          for (MaskMerge merge : MaskMerge.values()) {
            all.add(Arguments.of(encoder, ALL, feedback(type, passes, merge)));
          }
        }
      }
    }
    return all.stream();
  }

  private static FeedbackConfig feedback(FeedbackType type, int passes, MaskMerge merge) {
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

  static Stream<Arguments> everything() {
    return Stream.concat(models(), feedbacks());
  }

  private static MMLatch plain(EncoderConfig encoder, Set<Modality> modalities) {
    return new MMLatch(
        ModelFixture.config(encoder, FeedbackConfig.of(FeedbackType.NONE), modalities));
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aPredictionAloneIsThatInAnyBatch(
      EncoderConfig encoder, Set<Modality> modalities, FeedbackConfig feedback) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(ModelFixture.config(encoder, feedback, modalities), manager);
      float[] together =
          ModelFixture.predict(model, manager, ModelFixture.segments(manager, modalities, RAGGED));
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
  @MethodSource("everything")
  void everyWeightOfTheEncoderLearnsFromSegmentsOfAnyLength(
      EncoderConfig encoder, Set<Modality> modalities, FeedbackConfig feedback) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(ModelFixture.config(encoder, feedback, modalities), manager);
      gradients(model, manager, RAGGED)
          .forEach(
              (name, sum) -> {
                // a mask that is never the least or the greatest has no part in a prediction
                boolean learns = sum > 0 || name.startsWith("feedback.");
                assertTrue(Float.isFinite(sum) && learns, name + ": " + sum);
              });
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void gradientsOfALoneStepAreFinite(
      EncoderConfig encoder, Set<Modality> modalities, FeedbackConfig feedback) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(ModelFixture.config(encoder, feedback, modalities), manager);
      gradients(model, manager, Map.of(3, 1))
          .forEach((name, sum) -> assertTrue(Float.isFinite(sum), name + ": " + sum));
    }
  }

  /** Returns the sum of the absolute gradients of each weight, without dropout. */
  private static Map<String, Float> gradients(
      MMLatch model, NDManager manager, Map<Integer, Integer> ids) {
    Segments segments = ModelFixture.segments(manager, model.config().dims().keySet(), ids);
    model.weights().values().forEach(w -> w.getArray().setRequiresGradient(true));
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      Pass pass = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
      collector.backward(model.predict(pass, segments).prediction().square().sum());
    }
    Map<String, Float> sums = new LinkedHashMap<>();
    model
        .weights()
        .forEach((name, w) -> sums.put(name, w.getArray().getGradient().abs().sum().getFloat()));
    return sums;
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aPassLeavesNothingWithTheWeights(
      EncoderConfig encoder, Set<Modality> modalities, FeedbackConfig feedback) {
    try (NDManager owner = NDManager.newBaseManager()) {
      MMLatch model = ModelFixture.drawn(ModelFixture.config(encoder, feedback, modalities), owner);
      int before = owner.getManagedArrays().size();
      try (NDManager step = NDManager.newBaseManager()) {
        Segments segments = ModelFixture.segments(step, modalities, RAGGED);
        var unused = model.predict(ModelFixture.pass(step, Pass.Purpose.TRAINING), segments);
      }
      assertEquals(before, owner.getManagedArrays().size());
    }
  }

  @ParameterizedTest
  @MethodSource("everything")
  void everythingHasAReleasedNameOfItsOwn(
      EncoderConfig encoder, Set<Modality> modalities, FeedbackConfig feedback) {
    MMLatch model = new MMLatch(ModelFixture.config(encoder, feedback, modalities));
    Set<String> ours = model.state().keySet();
    Set<String> released = ours.stream().map(model::releasedName).collect(Collectors.toSet());
    assertEquals(ours.size(), released.size());
    assertTrue(
        released.stream().allMatch(name -> name.matches("model\\..*|feedback\\..*")),
        released::toString);
  }

  /** The counts of the released classes, the nodes of Graph-MFN and feedback added. */
  @ParameterizedTest
  @CsvSource({
    "released-mae, NONE, 468401",
    "released-mae, LINEAR, 500875",
    "released-mae, LSTM, 1375177",
    "released-accuracy, NONE, 728225",
    "released-accuracy, LINEAR, 768619",
    "released-accuracy, LSTM, 1666681",
    "mmsa-mosi, NONE, 1717617",
    "mmsa-mosi, LINEAR, 1852803",
    "mmsa-mosi, LSTM, 3035241",
    "mmsa-mosei, NONE, 1037249",
    "mmsa-mosei, LINEAR, 1110611",
    "mmsa-mosei, LSTM, 2107577",
    "graph-mosi, NONE, 1864240",
    "graph-mosi, LINEAR, 1999426",
    "graph-mosi, LSTM, 3181864",
    "graph-mosei, NONE, 689696",
    "graph-mosei, LINEAR, 726786",
    "graph-mosei, LSTM, 1614936"
  })
  void weightsAreAsManyAsInTheReleasedCode(String sizes, FeedbackType type, long expected) {
    MMLatch model =
        new MMLatch(new ModelConfig(ModelFixture.MOSEI, sized(sizes), FeedbackConfig.of(type)));
    assertEquals(expected, count(model, name -> true));
  }

  /** The nodes, which the released code leaves untrained, are 208,656 and 133,712 of them. */
  @ParameterizedTest
  @CsvSource({"graph-mosi, 208656", "graph-mosei, 133712"})
  void nodesAreAsManyAsInTheReleasedCode(String sizes, long expected) {
    MMLatch model =
        new MMLatch(
            new ModelConfig(
                ModelFixture.MOSEI, sized(sizes), FeedbackConfig.of(FeedbackType.NONE)));
    Predicate<String> ofNode = graph(Efficacies.LINEAR, false).parameterGroups().get(0).weights();
    assertEquals(expected, count(model, ofNode));
  }

  private static long count(MMLatch model, Predicate<String> which) {
    return model.weights().entrySet().stream()
        .filter(e -> which.test(e.getKey()))
        .mapToLong(e -> e.getValue().getShape().size())
        .sum();
  }

  private static EncoderConfig sized(String sizes) {
    return switch (sizes) {
      case "released-mae" -> mfn(new Widths(88, 48, 16), 128, 128, 64, 256, 64, 64);
      case "released-accuracy" -> mfn(new Widths(64, 8, 80), 400, 128, 128, 128, 128, 256);
      case "mmsa-mosi" -> mfn(new Widths(256, 32, 256), 400, 32, 64, 256, 32, 128);
      case "mmsa-mosei" -> mfn(new Widths(128, 32, 128), 128, 128, 128, 256, 256, 128);
      case "graph-mosi" -> graph(new Widths(256, 32, 256), 64, 32, 128, 64, 256);
      default -> graph(new Widths(64, 16, 64), 128, 32, 64, 256, 128);
    };
  }

  private static EncoderConfig mfn(
      Widths hidden, int memory, int att1, int att2, int gamma1, int gamma2, int out) {
    return new MfnConfig(
        hidden, memory, new MfnWidths(att1, att2, gamma1, gamma2, out), MfnDropout.NONE);
  }

  private static EncoderConfig graph(
      Widths hidden, int inner, int att2, int gamma1, int gamma2, int out) {
    return new GraphMfnConfig(
        hidden,
        300,
        new GraphConfig(inner, 100, Efficacies.LINEAR, true),
        new GraphMfnWidths(att2, gamma1, gamma2, out),
        GraphMfnDropout.NONE);
  }

  @Test
  void aGraphOfTwoHasOneNodeAndFiveConnections() {
    MMLatch model = plain(GRAPH, EnumSet.of(Modality.TEXT, Modality.VISUAL));
    Set<String> nodes =
        model.weights().keySet().stream()
            .filter(name -> name.matches("encoder\\.graph\\..*fc1\\.weight"))
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "encoder.graph.text-visual.fc1.weight",
            "encoder.graph.summary.fc1.weight",
            "encoder.graph.efficacies.network.fc1.weight"),
        nodes);
    assertEquals(5, model.weights().get("encoder.graph.efficacies.last.weight").getShape().get(0));
  }

  @Test
  void aGraphOfOneIsRefused() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> plain(GRAPH, EnumSet.of(Modality.AUDIO)));
    assertEquals(
        "Graph-MFN needs two or three modalities, found only audio; model.encoder = mfn can read one",
        error.getMessage());
  }

  @Test
  void efficaciesAreUnboundedUnlessASigmoidBoundsThem() {
    assertTrue(Arrays.stream(efficacies(Efficacies.SIGMOID)).allMatch(e -> e > 0 && e < 1));
    double[] linear = efficacies(Efficacies.LINEAR);
    assertTrue(Arrays.stream(linear).anyMatch(e -> e < 0), () -> Arrays.toString(linear));
  }

  private static double[] asDoubles(float[] floats) {
    double[] doubles = new double[floats.length];
    Arrays.setAll(doubles, i -> floats[i]);
    return doubles;
  }

  /** Returns the efficacies of one step's 19 connections. */
  private static double[] efficacies(Efficacies function) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(
              ModelFixture.config(graph(function, true), FeedbackConfig.of(FeedbackType.NONE), ALL),
              manager);
      Layer shown = model.shown().get("efficacies");
      List<NDArray> seen = new ArrayList<>();
      Pass pass =
          ModelFixture.pass(manager, Pass.Purpose.EVALUATION)
              .withObserver(
                  (layer, output) -> {
                    if (layer == shown) {
                      seen.add(output);
                    }
                  });
      var unused = model.predict(pass, ModelFixture.segments(manager, ALL, Map.of(3, 1)));
      assertEquals(1, seen.size());
      double[] values = asDoubles(seen.get(0).toFloatArray());
      assertEquals(19, values.length);
      return values;
    }
  }

  @Test
  void nodesAreTrainedUnlessTheyAreToStayAsTheyStart() {
    assertTrue(GRAPH.parameterGroups().isEmpty());
    var group = graph(Efficacies.LINEAR, false).parameterGroups().get(0);
    assertEquals(0, group.rateFactor());
    assertEquals(
        Set.of("text-audio", "text-visual", "audio-visual", "text-audio-visual"),
        plain(GRAPH, ALL).weights().keySet().stream()
            .filter(group.weights())
            .map(name -> name.split("\\.", -1)[2])
            .collect(Collectors.toSet()));
  }

  @Test
  void theMemoryOfEveryStepIsShown() {
    assertFalse(plain(MFN, ALL).shown().isEmpty());
    assertEquals(Set.of("memory", "efficacies"), plain(GRAPH, ALL).shown().keySet());
  }
}
