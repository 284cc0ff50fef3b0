package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/**
 * Translates a joint representation (B, T, H) to features (B, T, D), as many steps as there are
 * words, by attention to the words. It sees neither its own outputs nor what it should come to.
 */
abstract class Decoder extends Layer {
  /** Builds the decoder of a variant. */
  static Decoder of(MctnConfig config, long features) {
    return switch (config.variant()) {
      case STANDARD -> new AdditiveDecoder(config.hidden(), features);
      case RELEASED -> new ConstantDecoder(config.hidden(), features);
    };
  }

  abstract Decoded forward(Pass pass, NDArray joint, Steps steps);
}
