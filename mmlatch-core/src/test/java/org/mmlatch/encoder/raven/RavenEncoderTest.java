package org.mmlatch.encoder.raven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.raven.RavenConfig.Rows;
import org.mmlatch.encoder.raven.RavenConfig.Variant;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.MMLatchBlock;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.ModelFixture;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

class RavenEncoderTest {
  private static final RavenDropout DROPOUT = new RavenDropout(0.2, 0.2);
  private static final RavenConfig SMALL =
      new RavenConfig(Variant.PAPER, Rows.WORD, 5, 4, 7, 0.3, DROPOUT);

  private static ModelConfig model(FeedbackType type, Set<Modality> modalities) {
    return ModelFixture.config(SMALL, FeedbackConfig.of(type), modalities);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 1192953", "LINEAR, 1332821", "LSTM, 2529305"})
  void itHasAsManyWeightsAsThePapersWithTheFeaturesOfMosei(FeedbackType type, long expected) {
    RavenConfig released = new RavenConfig(Variant.PAPER, Rows.WORD, 150, 150, 300, 0.2, DROPOUT);
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
            EnumSet.allOf(Modality.class));
    return Arrays.stream(FeedbackType.values())
        .flatMap(type -> withText.stream().map(modalities -> Arguments.of(type, modalities)));
  }

  @ParameterizedTest
  @MethodSource("everyModel")
  void aPredictionIsTheSameAloneAndInAnyBatch(FeedbackType type, Set<Modality> modalities) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = ModelFixture.drawn(model(type, modalities), manager);
      Map<Integer, Integer> lengths = new LinkedHashMap<>(Map.of(10, 3, 11, 9, 12, 1, 13, 5));
      float[] together =
          ModelFixture.predict(model, manager, ModelFixture.segments(manager, modalities, lengths));
      int row = 0;
      for (Map.Entry<Integer, Integer> id : lengths.entrySet()) {
        Map<Integer, Integer> one = Map.of(id.getKey(), id.getValue());
        float[] alone =
            ModelFixture.predict(model, manager, ModelFixture.segments(manager, modalities, one));
        assertEquals(alone[0], together[row++], 1e-6f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyModel")
  void everyWeightHasAReleasedNameOfItsOwn(FeedbackType type, Set<Modality> modalities) {
    MMLatch model = new MMLatch(model(type, modalities));
    Set<String> released = new HashSet<>();
    model.weights().keySet().forEach(name -> released.add(model.releasedName(name)));
    assertEquals(model.weights().size(), released.size());
    assertTrue(released.contains("model.lstm1.layer_1.lstm.weight_ih"), released::toString);
  }

  @Test
  void widthsOfRepresentationsDifferByModality() {
    assertEquals(
        Map.of(Modality.TEXT, 7L, Modality.AUDIO, 4L, Modality.VISUAL, 4L),
        SMALL.build(ModelFixture.DIMS, 1).widths());
  }

  @Test
  void withoutTextThereIsNothingToShift() {
    Map<Modality, Integer> dims = Map.of(Modality.AUDIO, 4, Modality.VISUAL, 3);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> SMALL.build(dims, 1));
    assertEquals(
        "RAVEN shifts word embeddings, so its modalities must include text, found only audio and visual",
        error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aShiftIsBoundedByABetaAboveZero(double beta) {
    RavenConfig config = new RavenConfig(Variant.PAPER, Rows.WORD, 5, 4, 7, beta, DROPOUT);
    assertThrows(IllegalArgumentException.class, () -> config.build(ModelFixture.DIMS, 1));
  }

  /** Two words of two dimensions, the first with an audio row fewer than the second. */
  private static Segments subwords(NDManager manager, float... audio) {
    NDArray text = manager.create(new float[] {1, 2, 3, 4}, new Shape(1, 2, 2));
    NDArray rows = manager.create(audio, new Shape(1, 2, audio.length / 2, 1));
    return new Segments(
            Map.of(Modality.TEXT, text, Modality.AUDIO, rows),
            Steps.of(manager.create(new long[] {2}), 2))
        .withRows(Map.of(Modality.AUDIO, manager.create(new long[] {1, 2}, new Shape(1, 2))));
  }

  @ParameterizedTest
  @CsvSource({"NONE", "LSTM"})
  void rowsBeyondAWordsCountNeverMatter(FeedbackType type) {
    Map<Modality, Integer> dims = Map.of(Modality.TEXT, 2, Modality.AUDIO, 1);
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(new ModelConfig(dims, SMALL, FeedbackConfig.of(type)), manager);
      float[] expected = ModelFixture.predict(model, manager, subwords(manager, 5, 0, 6, 7));
      assertArrayEquals(
          expected, ModelFixture.predict(model, manager, subwords(manager, 5, 9, 6, 7)), 1e-6f);
      assertArrayEquals(
          expected,
          ModelFixture.predict(model, manager, subwords(manager, 5, 9, 9, 6, 7, 9)),
          1e-6f);
      assertFalse(
          Arrays.equals(
              expected, ModelFixture.predict(model, manager, subwords(manager, 5, 0, 6, 8))));
    }
  }

  @Test
  void aBlockHasNoInputsForRowsInsideWords() {
    RavenConfig subword = new RavenConfig(Variant.PAPER, Rows.SUBWORD, 5, 4, 7, 0.3, DROPOUT);
    MMLatch model =
        new MMLatch(
            new ModelConfig(ModelFixture.DIMS, subword, FeedbackConfig.of(FeedbackType.NONE)));
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> new MMLatchBlock(model));
    assertEquals(
        "the model reads rows inside words of [audio, visual], but a block takes inputs of whole words"
            + " only",
        error.getMessage());
  }

  @Test
  void anEmbeddingOfZerosIsNotShiftedAndNoOtherByMoreThanBeta() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray embeddings = manager.create(new float[] {0, 0, 3, 4, 3, 4}, new Shape(1, 3, 2));
      NDArray shifts = manager.create(new float[] {1, 1, 0, 0, 6, 8}, new Shape(1, 3, 2));
      ShiftScale scale = new ShiftScale(SMALL);
      scale.placeScalars(manager);
      Pass pass = ModelFixture.pass(manager, Pass.Purpose.EVALUATION);
      assertArrayEquals(
          new float[] {0, 1, 0.15f}, scale.forward(pass, embeddings, shifts).toFloatArray(), 1e-6f);
    }
  }

  @Test
  void whatAPassCalculatesBelongsToTheManagerOfItsInputs() {
    try (NDManager owner = NDManager.newBaseManager()) {
      MMLatch model =
          ModelFixture.drawn(model(FeedbackType.LSTM, EnumSet.allOf(Modality.class)), owner);
      int before = owner.getManagedArrays().size();
      try (NDManager step = NDManager.newBaseManager()) {
        Segments segments =
            ModelFixture.segments(step, EnumSet.allOf(Modality.class), Map.of(1, 4, 2, 7));
        NDArray prediction =
            model.predict(ModelFixture.pass(step, Pass.Purpose.TRAINING), segments).prediction();
        assertEquals(2, prediction.get(new NDIndex(":, 0")).size());
      }
      assertEquals(before, owner.getManagedArrays().size());
    }
  }
}
