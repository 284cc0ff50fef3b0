package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/**
 * Translates a joint representation (B, T, H) to features (B, T, D) with attention over the words.
 * It has as many output steps as there are words, and receives neither its own outputs nor the
 * targets as inputs.
 */
abstract class Decoder extends Layer {
  /** Creates the decoder of the configured variant. */
  static Decoder of(MctnConfig config, long features) {
    return switch (config.variant()) {
      case STANDARD -> new AdditiveDecoder(config.hidden(), features);
      case RELEASED -> new ConstantDecoder(config.hidden(), features);
    };
  }

  abstract Decoded forward(Pass pass, NDArray joint, Steps steps);
}
