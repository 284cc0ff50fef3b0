package org.mmlatch.settings;

import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;

/** Dropout rates of attention weights by the modality attended to. */
public record AttentionDropoutSettings(
    @Bounds(atLeast = 0, below = 1) double text,
    @Bounds(atLeast = 0, below = 1) double audio,
    @Bounds(atLeast = 0, below = 1) double visual) {
  /** Returns the rate for a modality. */
  public double of(Modality modality) {
    return switch (modality) {
      case TEXT -> text;
      case AUDIO -> audio;
      case VISUAL -> visual;
    };
  }
}
