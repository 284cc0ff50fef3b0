package org.mmlatch.data.source;

import java.util.Locale;

/** Whether the context sentences before the labelled one, in sources that have them, are kept. */
public enum Context {
  /** Context is left out. */
  LEAVE_OUT,
  /** Context becomes the first steps of the segment. */
  INCLUDE;

  /** Returns the name used in manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
