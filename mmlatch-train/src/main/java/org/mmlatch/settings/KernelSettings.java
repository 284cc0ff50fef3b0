package org.mmlatch.settings;

import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;

/** Odd sizes of MulT's temporal convolutions, in steps. */
public record KernelSettings(
    @Bounds(atLeast = 1) int text,
    @Bounds(atLeast = 1) int audio,
    @Bounds(atLeast = 1) int visual) {
  /** Returns the size for a modality. */
  public int of(Modality modality) {
    return switch (modality) {
      case TEXT -> text;
      case AUDIO -> audio;
      case VISUAL -> visual;
    };
  }
}
