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
  NOT_IN_ALL_SOURCES,
  /** A feature is NaN, infinite or too large, and such segments were to be left out. */
  NOT_FINITE,
  /** Its modalities differ in length, and such segments were to be left out. */
  UNALIGNED,
  /** It has no label in [-3, 3], and such segments were to be left out. */
  LABEL,
  /** Its label has no sound interval in its video, and such were to be left out. */
  INTERVAL;

  /** Returns the name used in files: for example {@code modality-missing}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
