package org.mmlatch.data;

import java.util.Locale;

/** Why a segment of the source is not in the corpus. */
public enum DropReason {
  /** It has no step: no word overlaps its interval, or its features have no row. */
  EMPTY,
  /** One of the corpus's modalities has no row anywhere in it. */
  MODALITY_MISSING,
  /** The folds put its video into no split. */
  NOT_IN_FOLDS,
  /** One of the sources that are joined does not have it. */
  NOT_IN_ALL_SOURCES;

  /** Returns the name used in files: for example {@code modality-missing}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
