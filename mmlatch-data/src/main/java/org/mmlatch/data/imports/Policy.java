package org.mmlatch.data.imports;

import java.util.Locale;

/** The treatment of a segment that has a defect. */
public enum Policy {
  /** Replaces the invalid values and counts them. */
  ZERO,
  /** Leaves the segment out and counts it. */
  DROP,
  /** Stops with an error that names the segment. */
  FAIL;

  /** Returns the name used in files and settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
