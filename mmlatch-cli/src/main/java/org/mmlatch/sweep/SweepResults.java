package org.mmlatch.sweep;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.PairedComparison;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.ResampledMetric;
import org.mmlatch.eval.Resamples;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.SettingsException;

/** The results of the finished trials of a sweep. */
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
   * Reads the results on a split. Combinations of a random search are sorted by the primary metric,
   * best first.
   *
   * @param split the split; by default test, or valid for a random search
   * @throws SettingsException if the split is train
   * @throws RefusedException if test results of a random search are requested, or the trials have
   *     different tasks
   * @throws BadDataException if no trial has finished
   */
  public static SweepResults read(SweepFolder sweep, Optional<SplitName> split) {
    Plan plan = sweep.plan();
    if (split.filter(SplitName.TRAIN::equals).isPresent()) {
      throw new SettingsException(
          "a sweep has results on the splits valid and test only, not on train");
    }
    if (plan.search() && split.filter(SplitName.TEST::equals).isPresent()) {
      throw new RefusedException(
          "%s is a random search, which only the validation split may judge: choosing by test results would make them worthless. Train the chosen settings with several seeds in a separate sweep"
              .formatted(sweep.path()));
    }
    SplitName chosen = split.orElse(plan.search() ? SplitName.VALID : SplitName.TEST);
    List<CombinationResult> results = new ArrayList<>();
    List<List<Integer>> indices = plan.trialsOfCombinations();
    for (int c = 0; c < plan.combinations().size(); c++) {
      List<Integer> trials = indices.get(c);
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
          "the trials of %s have several tasks, whose metrics cannot share a table: '%s' has another task than '%s'. Plan a separate sweep for each task, or compare runs with 'mmlatch report'"
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

  /** Returns the split of the metrics. */
  public SplitName split() {
    return split;
  }

  /** Returns the metrics of the task. */
  public MetricCatalogue catalogue() {
    return combinations.get(0).summary().catalogue();
  }

  /** Returns the combinations with at least one finished trial. */
  public List<CombinationResult> combinations() {
    return combinations;
  }

  /** Returns the number of finished trials. */
  public int done() {
    return combinations.stream().mapToInt(result -> result.trials().size()).sum();
  }

  /**
   * Compares each combination with a baseline combination, paired by the seeds for which both have
   * results.
   *
   * @param baseline name of the baseline
   * @param metric the metric to compare
   * @param resamples number of bootstrap resamples of the segments
   * @throws SettingsException if no combination with results has that name
   */
  public List<SystemDifference> compare(String baseline, Metric metric, int resamples) {
    CombinationResult reference = named(baseline);
    Comparison comparison = new Comparison(metric, SystemDifference.draws(resamples));
    return combinations.stream()
        .filter(result -> !result.combination().name().equals(baseline))
        .map(result -> comparison.of(result.combination().name(), result, reference))
        .toList();
  }

  /**
   * Compares each combination with the one that differs from it only in a given setting, for
   * example each encoder with feedback with the same encoder without feedback. Results are paired
   * by the seeds for which both have results.
   *
   * @param key key of a setting that the sweep varies
   * @param value the value of the setting to compare with
   * @param metric the metric to compare
   * @param resamples number of bootstrap resamples of the segments
   * @return the differences for the combinations whose counterpart has results
   * @throws SettingsException if the sweep does not vary the setting, or does not use the value
   */
  public List<SystemDifference> compareWithin(
      String key, String value, Metric metric, int resamples) {
    requireVaried(key, value);
    Comparison comparison = new Comparison(metric, SystemDifference.draws(resamples));
    List<SystemDifference> differences = new ArrayList<>();
    for (CombinationResult result : combinations) {
      SortedMap<String, String> counterpart = new TreeMap<>(result.combination().settings());
      if (counterpart.containsKey(key) && !value.equals(counterpart.put(key, value))) {
        combinations.stream()
            .filter(other -> other.combination().settings().equals(counterpart))
            .findFirst()
            .map(other -> comparison.of(result.combination().name(), result, other))
            .ifPresent(differences::add);
      }
    }
    return differences;
  }

  private void requireVaried(String key, String value) {
    List<String> values =
        plan.combinations().stream()
            .flatMap(c -> Optional.ofNullable(c.settings().get(key)).stream())
            .distinct()
            .toList();
    if (!values.contains(value)) {
      throw new SettingsException(
          values.isEmpty()
              ? "the sweep does not vary '%s'; it varies %s"
                  .formatted(key, plan.combinations().get(0).settings().keySet())
              : "no combination has %s = %s; there are %s".formatted(key, value, values));
    }
  }

  /**
   * Compares combinations by a metric on the same resamples. Predictions of the reference are read
   * once.
   */
  private final class Comparison {
    private final Metric metric;
    private final Resamples draws;
    private final Map<Integer, ResampledMetric> read = new HashMap<>();

    Comparison(Metric metric, Resamples draws) {
      this.metric = metric;
      this.draws = draws;
    }

    SystemDifference of(String name, CombinationResult result, CombinationResult reference) {
      Map<Long, CombinationResult.TrialScore> bySeed = new HashMap<>();
      reference.trials().forEach(trial -> bySeed.put(trial.seed(), trial));
      return SystemDifference.of(
          name,
          result.trials().stream()
              .filter(trial -> bySeed.containsKey(trial.seed()))
              .map(
                  trial ->
                      new PairedComparison.Pair(
                          shared(bySeed.get(trial.seed())), resampled(trial, metric, draws)))
              .toList());
    }

    private ResampledMetric shared(CombinationResult.TrialScore trial) {
      return read.computeIfAbsent(trial.index(), index -> resampled(trial, metric, draws));
    }
  }

  private CombinationResult named(String baseline) {
    return combinations.stream()
        .filter(result -> result.combination().name().equals(baseline))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "there are no results of a baseline '%s', only of %s"
                        .formatted(
                            baseline,
                            Labels.some(
                                combinations.stream()
                                    .map(result -> result.combination().name())
                                    .toList()))));
  }

  /**
   * Returns the resampled metric of a trial. It uses the trial's own version of the metric, because
   * thresholds may have been chosen per trial.
   */
  private ResampledMetric resampled(
      CombinationResult.TrialScore trial, Metric metric, Resamples draws) {
    return ResampledMetric.of(
        Predictions.read(sweep.trial(trial.index()).run().predictions(split)),
        trial.metrics().catalogue().find(metric.key()).orElseThrow(),
        draws);
  }
}
