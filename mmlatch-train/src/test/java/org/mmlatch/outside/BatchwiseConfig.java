package org.mmlatch.outside;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * A small encoder whose training needs all of a batch.
 *
 * @param width of every representation
 * @param spreadWeight of its own loss term
 */
public record BatchwiseConfig(
    @Bounds(atLeast = 1) int width, @Bounds(atLeast = 0) double spreadWeight)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new BatchwiseEncoder(this, dims);
  }

  @Override
  public boolean needsWholeBatches() {
    return true;
  }
}
