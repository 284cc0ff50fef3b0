package org.mmlatch;

import java.util.Locale;

/** What a sequence of features was taken from, in the order used everywhere. */
public enum Modality {
  /** Word vectors, for example GloVe. */
  TEXT,
  /** Acoustic features, for example COVAREP. */
  AUDIO,
  /** Facial features, for example FACET. */
  VISUAL;

  /** Returns the name used in files and settings: {@code text}, {@code audio} or {@code visual}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
