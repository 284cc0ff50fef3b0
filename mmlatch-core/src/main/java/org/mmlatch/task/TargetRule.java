package org.mmlatch.task;

import java.util.Locale;

/** How a task's target is derived from a segment's labels. */
public enum TargetRule {
  /** The label itself, as a number. */
  VALUE,
  /** For each label, 1 if it is above a limit, otherwise 0. */
  ABOVE,
  /**
   * The label, rounded half to even and clipped to a range of integers, each of which is a class.
   */
  ROUNDED,
  /** The index of the only label that is above a limit. */
  ONE_ABOVE,
  /** The label itself, as a class index. */
  CLASS;

  /** Returns the name in files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
