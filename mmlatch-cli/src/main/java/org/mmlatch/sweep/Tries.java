package org.mmlatch.sweep;

import java.util.List;
import org.mmlatch.run.HostName;

/** How often a trial is tried, whoever runs it: this machine, Slurm or Kubernetes. */
final class Tries {
  /** A trial that fails is tried this often altogether. */
  static final int MOST = 3;

  /**
   * The exit statuses that another try would end with as well: wrong settings (2), unusable data
   * (3), a corpus that is not the plan's (4), numbers that are not finite (5).
   */
  static final List<Integer> IN_VAIN = List.of(2, 3, 4, 5);

  /** Those that another machine need not end with: it may have the data, and the plan's corpus. */
  private static final List<Integer> OF_A_MACHINE = List.of(3, 4);

  private Tries() {}

  /** Tells whether a trial with these failures, here and elsewhere, is tried again here. */
  static boolean isTriedAgain(List<Journal.Entry> failures) {
    return failures.size() < MOST && failures.stream().noneMatch(Tries::isInVain);
  }

  private static boolean isInVain(Journal.Entry failure) {
    boolean concernsThisMachine =
        !OF_A_MACHINE.contains(failure.status()) || failure.host().equals(HostName.own());
    return IN_VAIN.contains(failure.status()) && concernsThisMachine;
  }
}
