package org.mmlatch.sweep;

import java.util.List;

/** How often a trial is tried, whoever runs it: this machine, Slurm or Kubernetes. */
final class Tries {
  /** A trial that fails is tried this often altogether. */
  static final int MOST = 3;

  /**
   * The exit statuses that another try would end with as well: wrong settings (2), unusable data
   * (3), a corpus that is not the plan's (4), numbers that are not finite (5).
   */
  static final List<Integer> IN_VAIN = List.of(2, 3, 4, 5);

  private Tries() {}
}
