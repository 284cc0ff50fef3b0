package org.mmlatch.settings;

import org.mmlatch.Modality;

/** How the features of each modality are normalised, before any feedback mask is applied. */
public record NormaliseSettings(Normalisation text, Normalisation audio, Normalisation visual) {
  /** Returns how one modality's features are normalised. */
  public Normalisation of(Modality modality) {
    return switch (modality) {
      case TEXT -> text;
      case AUDIO -> audio;
      case VISUAL -> visual;
    };
  }
}
