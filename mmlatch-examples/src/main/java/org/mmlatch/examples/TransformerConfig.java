package org.mmlatch.examples;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.Rate;

/**
 * A plain Transformer encoder for each modality. Its components are the keys of its section of the
 * settings, with their bounds.
 *
 * @param width d of every step, even
 * @param heads of every attention; a divisor of the width
 * @param layers of each encoder
 * @param dropout everywhere
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
