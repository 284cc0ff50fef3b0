package org.mmlatch.sweep;

import java.util.List;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.SeedSummary;

/**
 * The results of a combination so far.
 *
 * @param combination the combination in the plan
 * @param planned number of planned trials
 * @param trials the finished trials, at least one, in the order of the plan
 */
public record CombinationResult(
    Plan.Combination combination, int planned, List<TrialScore> trials) {
  /**
   * The result of one trial on one split.
   *
   * @param index index of the trial
   * @param seed seed of the trial
   * @param metrics metrics on the split
   */
  public record TrialScore(int index, long seed, Metrics metrics) {}

  /** Returns whether all trials have the same metrics as {@code others}. */
  boolean isOfTask(Metrics others) {
    return trials.stream()
        .allMatch(trial -> trial.metrics().catalogue().equals(others.catalogue()));
  }

  /** Returns the summary of the metrics over seeds. */
  public SeedSummary summary() {
    return new SeedSummary(trials.stream().map(TrialScore::metrics).toList());
  }

  /** Returns the best trial by the primary metric. */
  public TrialScore best() {
    return trials.get(summary().bestRun());
  }
}
