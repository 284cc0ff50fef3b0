package org.mmlatch.data.imports;

import java.util.Locale;

/** What an import does with a segment that has a defect. */
public enum Policy {
  /** Replaces what is wrong, and counts it. */
  ZERO,
  /** Leaves the segment out, and counts it. */
  DROP,
  /** Ends with an error that names the segment. */
  FAIL;

  /** Returns the name used in files and settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
