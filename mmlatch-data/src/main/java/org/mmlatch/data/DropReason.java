package org.mmlatch.data;

import java.util.Locale;

/** Why a source segment was left out of the corpus. */
public enum DropReason {
  /** It has no steps: no word overlaps its interval, or its features have no rows. */
  EMPTY,
  /** One of the corpus's modalities has no rows in the segment. */
  MODALITY_MISSING,
  /** Its video is in no split of the folds file. */
  NOT_IN_FOLDS,
  /** At least one of the joined sources does not contain it. */
  NOT_IN_ALL_SOURCES,
  /**
   * A feature is NaN, infinite or too large for a 32-bit float, and the import drops such segments.
   */
  NOT_FINITE,
  /** Its modalities differ in length, and the import drops such segments. */
  UNALIGNED,
  /**
   * It has no label, or a label that its target does not allow, and the import drops such segments.
   */
  LABEL,
  /** The time interval of its label is invalid, and the import drops such labels. */
  INTERVAL;

  /** Returns the name used in files, for example {@code modality-missing}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
