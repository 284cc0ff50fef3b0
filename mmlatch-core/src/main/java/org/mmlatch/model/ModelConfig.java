package org.mmlatch.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * The configuration of a model.
 *
 * @param dims number of input features D_m of each modality that the model reads
 * @param outputs number of outputs K of a prediction
 * @param encoder the multimodal encoder
 * @param feedback the top-down feedback
 */
public record ModelConfig(
    Map<Modality, Integer> dims, int outputs, EncoderConfig encoder, FeedbackConfig feedback) {
  /**
   * Checks and copies the values.
   *
   * @throws IllegalArgumentException if there is no modality, a size is below 1, or an initial
   *     state from Stage I is requested without feedback or with an encoder that does not support
   *     it
   */
  public ModelConfig {
    if (dims.isEmpty() || dims.values().stream().anyMatch(dim -> dim < 1)) {
      throw new IllegalArgumentException(
          "a model needs a modality and dims of at least 1, found " + dims);
    }
    if (outputs < 1) {
      throw new IllegalArgumentException("a model needs at least one output, found " + outputs);
    }
    if (feedback.initialState() == FeedbackConfig.InitialState.STAGE1) {
      requireInitialState(encoder, feedback);
    }
    dims = Collections.unmodifiableMap(new EnumMap<>(dims));
  }

  /** Creates the configuration of a model with one output, as for sentiment. */
  public ModelConfig(Map<Modality, Integer> dims, EncoderConfig encoder, FeedbackConfig feedback) {
    this(dims, 1, encoder, feedback);
  }

  private static void requireInitialState(EncoderConfig encoder, FeedbackConfig feedback) {
    if (feedback.type() == FeedbackType.NONE) {
      throw new IllegalArgumentException(
          "feedback.initial-state = stage1 needs feedback: with feedback.type = none there is no Stage"
              + " I");
    }
    if (!(encoder instanceof EncoderConfig.StartingFromStageOne)) {
      throw new IllegalArgumentException(
          "feedback.initial-state = stage1 needs model.encoder = late-fusion: this encoder cannot start"
              + " from it");
    }
  }

  /** Builds the encoder. */
  Encoder buildEncoder() {
    return switch (feedback.initialState()) {
      case ZERO ->
          feedback.type() == FeedbackType.NONE
              ? encoder.buildWithoutFeedback(dims, outputs)
              : encoder.build(dims, outputs);
      case STAGE1 ->
          ((EncoderConfig.StartingFromStageOne) encoder).buildStartingFromStageOne(dims, outputs);
    };
  }
}
