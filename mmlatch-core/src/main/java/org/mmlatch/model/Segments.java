package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * A batch of segments as the model reads it.
 *
 * @param features per modality (B, T, D), zero beyond each segment's length
 * @param steps which steps are real, the same for all modalities
 */
public record Segments(Map<Modality, NDArray> features, Steps steps) {
  /** Copies the map, so that a batch never changes. */
  public Segments {
    features = Collections.unmodifiableMap(new EnumMap<>(features));
  }

  /**
   * Returns these segments with each modality's features multiplied by its mask, {@code x_m ⊙
   * mask_m}; a modality without a mask stays as it is.
   */
  public Segments masked(Map<Modality, NDArray> masks) {
    Map<Modality, NDArray> masked = new EnumMap<>(features);
    masks.forEach((modality, mask) -> masked.computeIfPresent(modality, (m, x) -> x.mul(mask)));
    return new Segments(masked, steps);
  }
}
