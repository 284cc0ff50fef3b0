package org.mmlatch.sweep;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Draws;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.PairedBootstrap;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.ResampledMetric;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.SettingsException;

/** The results of a sweep's trials, as far as there are any. */
public final class SweepResults {
  private final SweepFolder sweep;
  private final Plan plan;
  private final SplitName split;
  private final List<CombinationResult> combinations;

  private SweepResults(
      SweepFolder sweep, Plan plan, SplitName split, List<CombinationResult> combinations) {
    this.sweep = sweep;
    this.plan = plan;
    this.split = split;
    this.combinations = combinations;
  }

  /**
   * Reads the results on a split. Those of a random search are ordered by the primary metric.
   *
   * @param split empty: test, or valid for a random search
   * @throws RefusedException if a random search were to be judged by the test split
   * @throws BadDataException if no trial is done
   */
  public static SweepResults read(SweepFolder sweep, Optional<SplitName> split) {
    Plan plan = sweep.plan();
    if (plan.search() && split.filter(SplitName.TEST::equals).isPresent()) {
      throw new RefusedException(
          "%s is a random search, which validation alone may judge: a choice by test results would make them worthless. Train the settings chosen with several seeds in a sweep of their own"
              .formatted(sweep.path()));
    }
    SplitName chosen = split.orElse(plan.search() ? SplitName.VALID : SplitName.TEST);
    List<CombinationResult> results = new ArrayList<>();
    for (int c = 0; c < plan.combinations().size(); c++) {
      List<Integer> trials = plan.trialsOf(c);
      List<CombinationResult.TrialScore> scores =
          trials.stream()
              .filter(index -> Files.exists(sweep.trial(index).result()))
              .map(index -> score(sweep, plan, index, chosen))
              .toList();
      if (!scores.isEmpty()) {
        results.add(new CombinationResult(plan.combinations().get(c), trials.size(), scores));
      }
    }
    if (results.isEmpty()) {
      throw new BadDataException("no trial of " + sweep.path() + " is done yet");
    }
    requireOneTask(sweep, results);
    if (plan.search()) {
      Metric primary = results.get(0).summary().catalogue().primary();
      results.sort(
          Comparator.comparing(
              result -> result.summary().of(primary).mean(), primary.direction().bestFirst()));
    }
    return new SweepResults(sweep, plan, chosen, List.copyOf(results));
  }

  private static void requireOneTask(SweepFolder sweep, List<CombinationResult> results) {
    List<CombinationResult> others =
        results.stream()
            .filter(result -> !result.isOfTask(results.get(0).trials().get(0).metrics()))
            .toList();
    if (!others.isEmpty()) {
      throw new RefusedException(
          "the trials of %s are of several tasks, whose metrics have no table in common: those of '%s' are not judged as those of '%s'. Give each task a sweep of its own, or compare runs with 'mmlatch report'"
              .formatted(
                  sweep.path(),
                  others.get(0).combination().name(),
                  results.get(0).combination().name()));
    }
  }

  private static CombinationResult.TrialScore score(
      SweepFolder sweep, Plan plan, int index, SplitName split) {
    TrialResult result = TrialResult.read(sweep.trial(index).result());
    return new CombinationResult.TrialScore(
        index, plan.trials().get(index).seed(), result.metrics().get(split));
  }

  /** Returns the plan. */
  public Plan plan() {
    return plan;
  }

  /** Returns the split that the metrics are of. */
  public SplitName split() {
    return split;
  }

  /** Returns the metrics of the task. */
  public MetricCatalogue catalogue() {
    return combinations.get(0).summary().catalogue();
  }

  /** Returns the combinations of which a trial is done at least. */
  public List<CombinationResult> combinations() {
    return combinations;
  }

  /** Returns how many trials are done. */
  public int done() {
    return combinations.stream().mapToInt(result -> result.trials().size()).sum();
  }

  /**
   * Compares every combination with one of them, by the seeds that both have results for.
   *
   * @param baseline name of that one
   * @param resamples of the segments
   * @throws SettingsException if no combination with results has that name
   */
  public List<SystemDifference> compare(String baseline, Metric metric, int resamples) {
    Draws draws = SystemDifference.draws(resamples);
    Map<Long, ResampledMetric> reference = new HashMap<>();
    named(baseline)
        .trials()
        .forEach(trial -> reference.put(trial.seed(), resampled(trial, metric, draws)));
    return combinations.stream()
        .filter(result -> !result.combination().name().equals(baseline))
        .map(
            result ->
                SystemDifference.of(
                    result.combination().name(),
                    result.trials().stream()
                        .filter(trial -> reference.containsKey(trial.seed()))
                        .map(
                            trial ->
                                new PairedBootstrap.Pair(
                                    reference.get(trial.seed()), resampled(trial, metric, draws)))
                        .toList()))
        .toList();
  }

  private CombinationResult named(String baseline) {
    return combinations.stream()
        .filter(result -> result.combination().name().equals(baseline))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "no results of a baseline '%s'; there are those of %s"
                        .formatted(
                            baseline,
                            combinations.stream()
                                .map(result -> "'" + result.combination().name() + "'")
                                .toList())));
  }

  /** By the trial's own metric of this key: thresholds may have been chosen for each trial. */
  private ResampledMetric resampled(
      CombinationResult.TrialScore trial, Metric metric, Draws draws) {
    return ResampledMetric.of(
        Predictions.read(sweep.trial(trial.index()).run().predictions(split)),
        trial.metrics().catalogue().find(metric.key()).orElseThrow(),
        draws);
  }
}
