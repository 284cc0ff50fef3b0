package org.mmlatch.data;

import java.util.Locale;

/** Why a segment of the source is not in the corpus. */
public enum DropReason {
  /** It has no step: no word overlaps its interval, or its features have no row. */
  EMPTY,
  /** One of the corpus's modalities has no row anywhere in it. */
  MODALITY_MISSING;

  /** Returns the name used in files: {@code empty} or {@code modality-missing}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
