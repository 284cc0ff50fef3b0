package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmlatch.Modality;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.RecurrentLayer;
import org.mmlatch.nn.Weights;

/** Feedback serves an encoder that it knows nothing of. */
class AnyEncoderTest {
  private static final Map<Modality, Long> WIDTHS =
      Map.of(Modality.TEXT, 4L, Modality.AUDIO, 2L, Modality.VISUAL, 3L);

  private static float[] predict(TinyEncoder.Config encoder, FeedbackType type) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          new MMLatch(
              new ModelConfig(
                  ModelFixture.DIMS, encoder.outputs(), encoder, FeedbackConfig.of(type)));
      Weights.draw(model, manager, 1);
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4));
      return ModelFixture.predict(model, manager, segments);
    }
  }

  @ParameterizedTest
  @EnumSource(FeedbackType.class)
  void feedbackIsWrittenOnceForAllEncodersWhateverTheirWidths(FeedbackType type) {
    TinyEncoder.Config encoder = new TinyEncoder.Config(WIDTHS, 1, TinyEncoder.Head.OF_THE_MODEL);
    float[] predicted = predict(encoder, type);
    float[] unmasked = predict(encoder, FeedbackType.NONE);
    assertEquals(1, predicted.length);
    if (type == FeedbackType.NONE) {
      assertArrayEquals(unmasked, predicted);
    } else {
      assertFalse(Arrays.equals(unmasked, predicted));
    }
  }

  @Test
  void onlyWhatIsRepresentedIsMaskedAndALoneModalityByItself() {
    TinyEncoder.Config encoder =
        new TinyEncoder.Config(Map.of(Modality.TEXT, 4L), 1, TinyEncoder.Head.OF_THE_MODEL);
    MMLatch model =
        new MMLatch(
            new ModelConfig(ModelFixture.DIMS, encoder, FeedbackConfig.of(FeedbackType.LINEAR)));
    assertEquals(
        Map.of(
            "feedback.text.from-text.linear.weight", "(6, 4)",
            "feedback.text.from-text.linear.bias", "(6)"),
        shapes(model, "feedback."));
  }

  private static Map<String, String> shapes(MMLatch model, String prefix) {
    Map<String, String> shapes = new HashMap<>();
    model
        .weights()
        .forEach(
            (name, weight) -> {
              if (name.startsWith(prefix)) {
                shapes.put(name, weight.getShape().toString());
              }
            });
    return shapes;
  }

  @Test
  void aHeadOfTheEncodersOwnTakesThePlaceOfTheModels() {
    TinyEncoder.Config own = new TinyEncoder.Config(WIDTHS, 5, TinyEncoder.Head.OF_ITS_OWN);
    assertEquals(5, predict(own, FeedbackType.LSTM).length);
    MMLatch model = new MMLatch(new ModelConfig(ModelFixture.DIMS, 5, own, FeedbackConfig.DEFAULT));
    assertFalse(model.weights().containsKey("regression.weight"));
  }

  @Test
  void predictionsHaveAsManyNumbersAsAreAskedFor() {
    TinyEncoder.Config six = new TinyEncoder.Config(WIDTHS, 6, TinyEncoder.Head.OF_THE_MODEL);
    assertEquals(6, predict(six, FeedbackType.GRU).length);
  }

  @Test
  void feedbackAroundAnEncoderWithoutRepresentationsIsRefused() {
    TinyEncoder.Config none =
        new TinyEncoder.Config(new EnumMap<>(Modality.class), 1, TinyEncoder.Head.OF_ITS_OWN);
    ModelConfig config = new ModelConfig(ModelFixture.DIMS, none, FeedbackConfig.DEFAULT);
    assertThrows(IllegalArgumentException.class, () -> new MMLatch(config));
  }

  /** An encoder of somebody else's: its widths are not what it returns. */
  private static final class WrongEncoder extends Encoder {
    private final Map<Modality, Long> told;
    private final long fusedWidth;

    WrongEncoder(Map<Modality, Long> told, long fusedWidth) {
      this.told = told;
      this.fusedWidth = fusedWidth;
    }

    @Override
    public Map<Modality, Long> widths() {
      return told;
    }

    @Override
    public OptionalLong fusedWidth() {
      return OptionalLong.of(fusedWidth);
    }

    @Override
    public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
      return Map.of(Modality.TEXT, segments.features().get(Modality.TEXT));
    }

    @Override
    public Encoding encode(Pass pass, Segments segments) {
      return new Encoding(segments.steps().last(segments.features().get(Modality.TEXT)));
    }
  }

  private static String refusal(Map<Modality, Long> told, long fusedWidth) {
    EncoderConfig config = (dims, outputs) -> new WrongEncoder(told, fusedWidth);
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          new MMLatch(new ModelConfig(ModelFixture.DIMS, config, FeedbackConfig.DEFAULT));
      Weights.draw(model, manager, 1);
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4));
      return assertThrows(
              IllegalArgumentException.class, () -> ModelFixture.predict(model, manager, segments))
          .getMessage();
    }
  }

  @Test
  void anEncoderWhoseArraysAreNotAsWideAsItSaysIsNamed() {
    assertEquals(
        "WrongEncoder says that what it represents text is 4 wide, (B, T, 4), and returned (1, 4, 6)",
        refusal(Map.of(Modality.TEXT, 4L), 6));
    assertEquals(
        "WrongEncoder says that what it represents audio is 6 wide, (B, T, 6), and returned none",
        refusal(Map.of(Modality.TEXT, 6L, Modality.AUDIO, 6L), 6));
    assertEquals(
        "WrongEncoder says that what it fuses is 5 wide, (B, 5), and returned (1, 6)",
        refusal(Map.of(Modality.TEXT, 6L), 5));
  }

  @ParameterizedTest
  @EnumSource(RecurrentConfig.Cell.class)
  void stepsOfAnotherWidthDoNotReachTheEngine(RecurrentConfig.Cell cell) {
    RecurrentLayer layer = new RecurrentLayer(cell, 5, 4);
    try (NDManager manager = NDManager.newBaseManager()) {
      Weights.draw(layer, manager, 1);
      Pass pass = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
      for (Shape shape : List.of(new Shape(2, 3, 6), new Shape(2, 3, 4), new Shape(3, 5))) {
        NDArray x = manager.zeros(shape);
        String message =
            assertThrows(IllegalArgumentException.class, () -> layer.forward(pass, x)).getMessage();
        assertEquals(
            "a recurrent layer over 5 features a step needs (B, T, 5), found " + shape, message);
      }
    }
  }

  @Test
  void stageTwoStillKnowsTheUnmaskedFeatures() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4));
      Segments masked =
          segments.masked(
              Map.of(
                  Modality.TEXT, manager.zeros(segments.features().get(Modality.TEXT).getShape())));
      assertEquals(0, masked.features().get(Modality.TEXT).abs().sum().getFloat());
      assertEquals(segments.features(), masked.unmasked());
    }
  }

  @Test
  void aPassIsToldWhatItsLossTermsAre() {
    TinyEncoder.Config encoder = new TinyEncoder.Config(WIDTHS, 1, TinyEncoder.Head.OF_THE_MODEL);
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          new MMLatch(new ModelConfig(ModelFixture.DIMS, encoder, FeedbackConfig.DEFAULT));
      Weights.draw(model, manager, 1);
      Segments segments = ModelFixture.segments(manager, ModelFixture.DIMS.keySet(), Map.of(1, 4));
      Pass training = ModelFixture.pass(manager, Pass.Purpose.TRAINING);
      LossTerm term = model.predict(training, segments).losses().get(0);
      assertEquals("size", term.name());
      Pass evaluation = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
      assertEquals(0, model.predict(evaluation, segments).losses().size());
    }
  }
}
