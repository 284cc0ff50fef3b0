package org.mmlatch.sweep;

import java.util.List;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.SeedSummary;

/**
 * What a combination has come to so far.
 *
 * @param combination of the plan
 * @param planned how many trials it has
 * @param trials those that are done, at least one, in the order of the plan
 */
public record CombinationResult(
    Plan.Combination combination, int planned, List<TrialScore> trials) {
  /**
   * One trial's result on the split that is looked at.
   *
   * @param index of the trial
   * @param seed of it
   * @param metrics on the split
   */
  public record TrialScore(int index, long seed, Metrics metrics) {}

  /** Returns whether all trials are judged by the metrics that others are. */
  boolean isOfTask(Metrics others) {
    return trials.stream()
        .allMatch(trial -> trial.metrics().catalogue().equals(others.catalogue()));
  }

  /** Returns the metrics over seeds. */
  public SeedSummary summary() {
    return new SeedSummary(trials.stream().map(TrialScore::metrics).toList());
  }

  /** Returns the trial that is best by the primary metric. */
  public TrialScore best() {
    return trials.get(summary().bestRun());
  }
}
