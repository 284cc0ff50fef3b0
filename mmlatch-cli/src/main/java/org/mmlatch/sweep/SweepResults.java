package org.mmlatch.sweep;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.PairedBootstrap;
import org.mmlatch.eval.Predictions;
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
    if (plan.search()) {
      Metric primary = results.get(0).summary().catalogue().primary();
      results.sort(
          Comparator.comparing(
              result -> result.summary().of(primary).mean(), primary.direction().bestFirst()));
    }
    return new SweepResults(sweep, plan, chosen, List.copyOf(results));
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
    CombinationResult reference =
        combinations.stream()
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
    return combinations.stream()
        .filter(result -> !result.combination().name().equals(baseline))
        .map(result -> compare(reference, result, metric, resamples))
        .toList();
  }

  private SystemDifference compare(
      CombinationResult reference, CombinationResult other, Metric metric, int resamples) {
    List<PairedBootstrap.Pair> pairs =
        other.trials().stream()
            .flatMap(
                trial -> partner(reference, trial.seed()).mapToObj(b -> pair(b, trial.index())))
            .toList();
    return SystemDifference.of(other.combination().name(), metric, pairs, resamples);
  }

  private static IntStream partner(CombinationResult reference, long seed) {
    return reference.trials().stream()
        .filter(trial -> trial.seed() == seed)
        .mapToInt(CombinationResult.TrialScore::index);
  }

  private PairedBootstrap.Pair pair(int baseline, int other) {
    return new PairedBootstrap.Pair(predictions(baseline), predictions(other));
  }

  private Predictions predictions(int trial) {
    return Predictions.read(sweep.trial(trial).run().predictions(split));
  }
}
