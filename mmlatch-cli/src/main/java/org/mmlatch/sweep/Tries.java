package org.mmlatch.sweep;

import java.util.List;
import org.mmlatch.run.HostName;

/** Decides how often a failing trial is retried, whether locally, on Slurm or on Kubernetes. */
final class Tries {
  /** Maximum number of times that a trial is tried. */
  static final int MOST = 3;

  /**
   * Exit statuses of failures that a retry cannot fix: wrong settings (2), unusable data (3), a
   * corpus other than the plan's (4), numbers that are not finite (5).
   */
  static final List<Integer> PERMANENT = List.of(2, 3, 4, 5);

  /**
   * The statuses among them that apply to one machine only: another may have the data or the plan's
   * corpus.
   */
  private static final List<Integer> MACHINE_SPECIFIC = List.of(3, 4);

  private Tries() {}

  /**
   * Returns whether a trial with the given failures, on any machine, is tried again on this
   * machine.
   */
  static boolean isTriedAgain(List<Journal.Entry> failures) {
    return failures.size() < MOST && failures.stream().noneMatch(Tries::isPermanent);
  }

  private static boolean isPermanent(Journal.Entry failure) {
    boolean concernsThisMachine =
        !MACHINE_SPECIFIC.contains(failure.status()) || failure.host().equals(HostName.own());
    return PERMANENT.contains(failure.status()) && concernsThisMachine;
  }
}
