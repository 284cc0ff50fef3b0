package org.mmlatch.examples;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.Rate;

/**
 * The config of a Transformer encoder for each modality. The record's components are the keys of
 * the settings' section {@code transformer}, and the annotations their bounds.
 *
 * @param width the hidden size d; even, a multiple of heads
 * @param heads attention heads per layer
 * @param layers layers of each encoder
 * @param dropout dropout of inputs, attention weights, feed-forward layers and residuals
 */
public record TransformerConfig(
    @Bounds(atLeast = 4) int width,
    @Bounds(atLeast = 1) int heads,
    @Bounds(atLeast = 1) int layers,
    @Rate double dropout)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    if (width % 2 != 0 || width % heads != 0) {
      throw new IllegalArgumentException(
          "transformer.width must be even and a multiple of transformer.heads, found %s and %s"
              .formatted(width, heads));
    }
    return new TransformerEncoder(this, dims);
  }
}
