package org.mmlatch.data.source;

import java.util.Locale;

/** What becomes of the sentences before the one that is labelled, where a source has them. */
public enum Context {
  /** They are left out. */
  LEAVE_OUT,
  /** They are the first steps of the segment. */
  INCLUDE;

  /** Returns the name used in manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
