package org.mmlatch.data.csd;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.mmlatch.BadDataException;
import org.mmlatch.data.source.Notes;

/** What happens to the rows of one file whose interval is not sound; each video counts once. */
final class IntervalFaults {
  private final String what;
  private final BadIntervals policy;
  private final Notes notes;
  private final Set<String> counted = new HashSet<>();

  /**
   * Creates the faults of a file.
   *
   * @param what the file holds, for example {@code audio}
   */
  IntervalFaults(String what, BadIntervals policy, Notes notes) {
    this.what = what;
    this.policy = policy;
    this.notes = notes;
  }

  /** Notes the faulty rows of a video, unless they are an error. */
  void found(String video, int rows, Supplier<String> problem) {
    if (policy == BadIntervals.FAIL) {
      throw new BadDataException(problem.get());
    }
    if (counted.add(video)) {
      notes.count(
          CsdSource.INTERVALS_LEFT_OUT + what,
          rows,
          "rows of %s without a valid interval, left out".formatted(what));
    }
  }
}
