package org.mmlatch;

import java.util.Locale;

/** The modalities of a segment, in the canonical order used by files, models and reports. */
public enum Modality {
  /** Word vectors, for example GloVe. */
  TEXT,
  /** Acoustic features, for example COVAREP. */
  AUDIO,
  /** Visual features, usually facial, for example FACET. */
  VISUAL;

  /** Returns the name used in files and settings: {@code text}, {@code audio} or {@code visual}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
