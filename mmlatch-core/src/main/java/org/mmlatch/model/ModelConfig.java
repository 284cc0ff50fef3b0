package org.mmlatch.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * What a model is built from.
 *
 * @param dims number of input features D_m per modality; the modalities that the model reads
 * @param hidden hidden size H of all LSTMs and width of all projections
 * @param pooling how the fusion LSTM is pooled
 * @param feedback the top-down feedback
 * @param dropout rates of the encoders and the fusion
 */
public record ModelConfig(
    Map<Modality, Integer> dims,
    int hidden,
    Pooling pooling,
    FeedbackConfig feedback,
    DropoutRates dropout) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException without a modality or with a size below 1
   */
  public ModelConfig {
    if (dims.isEmpty() || hidden < 1 || dims.values().stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException(
          "a model needs a modality and sizes of at least 1, found "
              + dims
              + " and hidden size "
              + hidden);
    }
    dims = Collections.unmodifiableMap(new EnumMap<>(dims));
  }
}
