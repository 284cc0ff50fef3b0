package org.mmlatch.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * What a model is built from.
 *
 * @param dims number of input features D_m per modality; the modalities that the model reads
 * @param encoder the multimodal encoder
 * @param feedback the top-down feedback
 */
public record ModelConfig(
    Map<Modality, Integer> dims, EncoderConfig encoder, FeedbackConfig feedback) {
  /**
   * Checks and copies.
   *
   * @throws IllegalArgumentException without a modality or with a size below 1
   */
  public ModelConfig {
    if (dims.isEmpty() || dims.values().stream().anyMatch(dim -> dim < 1)) {
      throw new IllegalArgumentException(
          "a model needs a modality and dims of at least 1, found " + dims);
    }
    dims = Collections.unmodifiableMap(new EnumMap<>(dims));
  }
}
