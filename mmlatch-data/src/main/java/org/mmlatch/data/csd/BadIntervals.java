package org.mmlatch.data.csd;

/** What happens to rows whose interval is not finite or ends before it starts. */
public enum BadIntervals {
  /** The first is an error that names it. */
  FAIL,
  /** They are left out, and counted. */
  LEAVE_OUT
}
