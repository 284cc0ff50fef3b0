package org.mmlatch.encoder.subnetworks;

import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;

/** Hidden sizes H_m of the sub-networks. */
public record Widths(
    @Bounds(atLeast = 1) int text,
    @Bounds(atLeast = 1) int audio,
    @Bounds(atLeast = 1) int visual) {
  /** Returns the hidden size of a modality. */
  public int of(Modality modality) {
    return switch (modality) {
      case TEXT -> text;
      case AUDIO -> audio;
      case VISUAL -> visual;
    };
  }
}
