package org.mmlatch.data;

import java.util.Locale;

/** The three parts of a corpus. */
public enum SplitName {
  /** Used to fit the weights and the normalisation statistics. */
  TRAIN,
  /** Used by the learning-rate schedule, early stopping and checkpoint selection. */
  VALID,
  /** Used for evaluation only. */
  TEST;

  /** Returns the name used in files: {@code train}, {@code valid} or {@code test}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
