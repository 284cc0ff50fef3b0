package org.mmlatch.data;

import java.util.Locale;

/** The three parts of a corpus. */
public enum SplitName {
  /** Weights and normalisation statistics come from these segments. */
  TRAIN,
  /** The schedule, early stopping and the choice of a checkpoint use these. */
  VALID,
  /** Only evaluated. */
  TEST;

  /** Returns the name used in files: {@code train}, {@code valid} or {@code test}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
