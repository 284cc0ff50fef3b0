package org.mmlatch.data.csd;

/** The policy for rows whose interval is not finite or ends before it starts. */
public enum BadIntervals {
  /** The first such row is an error. */
  FAIL,
  /** Such rows are left out and counted. */
  LEAVE_OUT
}
