package org.mmlatch.data.csd;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.mmlatch.BadDataException;
import org.mmlatch.data.source.Notes;

/**
 * Handles the rows with an invalid interval in one file. Each video's rows are counted once,
 * however often it is read.
 */
final class IntervalFaults {
  private final String what;
  private final BadIntervals policy;
  private final Notes notes;
  private final Set<String> counted = new HashSet<>();

  /**
   * Creates the handler of a file.
   *
   * @param what content of the file, for example {@code audio}
   */
  IntervalFaults(String what, BadIntervals policy, Notes notes) {
    this.what = what;
    this.policy = policy;
    this.notes = notes;
  }

  /**
   * Counts the invalid rows of a video, or throws, depending on the policy.
   *
   * @throws BadDataException if the policy is {@link BadIntervals#FAIL}
   */
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
