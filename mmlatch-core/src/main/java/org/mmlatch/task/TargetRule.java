package org.mmlatch.task;

import java.util.Locale;

/** How a task's target is derived from a segment's labels. */
public enum TargetRule {
  /** The label itself, a number. */
  VALUE,
  /** 1 for every label above a limit, else 0. */
  ABOVE,
  /** The label rounded half to even and clipped to the whole numbers of a range: a class each. */
  ROUNDED,
  /** The number of the one label that is above a limit. */
  ONE_ABOVE,
  /** The label itself, the number of a class. */
  CLASS;

  /** Returns the name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
