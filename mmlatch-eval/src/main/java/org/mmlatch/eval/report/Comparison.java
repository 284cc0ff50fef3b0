package org.mmlatch.eval.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.PairedComparison;
import org.mmlatch.eval.ResampledMetric;
import org.mmlatch.eval.Resamples;
import org.mmlatch.eval.SeedSummary;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.chart.Drawing;

/** A comparison of several runs, grouped by the settings in which they differ. */
public final class Comparison {
  private static final int RESAMPLES = 2000;

  /** Maximum number of excluded runs that are named per reason; others are only counted. */
  private static final int MAX_NAMED = 40;

  private static final String FEEDBACK = "feedback.type";
  private static final String WITHOUT = "none";
  private static final String ENCODER = "model.encoder";

  private final List<RunView> runs;
  private final List<RunView> unfinished;
  private final RunGroups groups;
  private final List<MetricCatalogue> catalogues;
  private final Resamples draws = SystemDifference.draws(RESAMPLES);
  private final IdentityHashMap<RunView, ResampledMetric> resampled = new IdentityHashMap<>();

  /** Creates a comparison of the finished runs; unfinished ones are excluded. */
  public Comparison(List<RunView> all) {
    runs = all.stream().filter(run -> run.counting().isPresent()).toList();
    unfinished = all.stream().filter(run -> run.counting().isEmpty()).toList();
    groups = new RunGroups(runs);
    catalogues = runs.stream().map(run -> RunGroups.metrics(run).catalogue()).distinct().toList();
  }

  /**
   * Returns the settings in which the runs differ, without the seed and others that do not define
   * an experiment.
   */
  public List<String> keys() {
    return groups.keys();
  }

  /** Returns sentences that say which runs and comparisons are left out, and why. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    named(unfinished, run -> run.name() + " is left out: it is not finished.")
        .forEach(remarks::add);
    more(unfinished, "not finished").ifPresent(remarks::add);
    named(groups.repetitions(), RunGroups.Repetition::remark).forEach(remarks::add);
    more(groups.repetitions(), "repetitions of another run's settings and seed")
        .ifPresent(remarks::add);
    if (areManyGroups()) {
      remarks.add(
          "%d groups are too many to compare with the first one, which would take long and say little: report fewer runs, or use 'mmlatch sweep results'."
              .formatted(groups.groups().size()));
    }
    return remarks;
  }

  private static <T> Stream<String> named(List<T> leftOut, Function<T, String> remark) {
    return leftOut.stream().limit(MAX_NAMED).map(remark);
  }

  private static Optional<String> more(List<?> leftOut, String why) {
    int more = leftOut.size() - MAX_NAMED;
    return more > 0
        ? Optional.of("%d more are left out: they are %s.".formatted(more, why))
        : Optional.empty();
  }

  private boolean areManyGroups() {
    return groups.groups().size() > SystemDifference.MAX_COMPARED_BY_DEFAULT;
  }

  /**
   * Returns the settings of each group, the names of its runs, and a summary of every metric over
   * them.
   */
  public JsonArray toJson() {
    JsonArray array = new JsonArray();
    for (RunGroups.Group of : groups.groups()) {
      JsonObject settings = new JsonObject();
      for (int i = 0; i < keys().size(); i++) {
        settings.addProperty(keys().get(i), of.values().get(i));
      }
      JsonObject group = new JsonObject();
      group.add("settings", settings);
      group.add("names", of.namesJson());
      group.add("summary", of.summary().toJson());
      array.add(group);
    }
    return array;
  }

  /** Returns the metrics of each task among the runs, in the order of first occurrence. */
  public List<MetricCatalogue> catalogues() {
    return catalogues;
  }

  /** Returns a row per group of a task, with mean ± standard deviation over its runs. */
  public Table groups(MetricCatalogue task) {
    List<Table.Column> columns = new ArrayList<>();
    keys().forEach(key -> columns.add(Table.Column.left(key)));
    task.headline().forEach(metric -> columns.add(Table.Column.right(metric.label())));
    columns.add(Table.Column.right("Runs"));
    List<List<String>> rows = new ArrayList<>();
    for (RunGroups.Group group : groupsOf(task)) {
      SeedSummary summary = group.summary();
      List<String> row = new ArrayList<>(group.values());
      task.headline().forEach(metric -> row.add(summary.of(metric).toText()));
      row.add(Integer.toString(group.runs().size()));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private List<RunGroups.Group> groupsOf(MetricCatalogue task) {
    return groups.groups().stream().filter(group -> isOf(task, group.runs().get(0))).toList();
  }

  private List<RunView> runsOf(MetricCatalogue task) {
    return runs.stream().filter(run -> isOf(task, run)).toList();
  }

  private static boolean isOf(MetricCatalogue task, RunView run) {
    return RunGroups.metrics(run).catalogue().equals(task);
  }

  /**
   * Returns the differences in the primary metric of each group from the first one, over common
   * seeds. Empty if there is only one group, the corpora or tasks differ, or there are too many
   * groups.
   */
  public Optional<Table> differences() {
    List<RunGroups.Group> all = groups.groups();
    if (all.size() < 2
        || areManyGroups()
        || keys().contains(RunGroups.CORPUS)
        || catalogues.size() > 1) {
      return Optional.empty();
    }
    List<SystemDifference> differences =
        all.stream()
            .skip(1)
            .map(group -> difference(String.join(", ", group.values()), all.get(0), group))
            .toList();
    return Optional.of(
        SystemDifference.table("the baseline", differences, catalogues.get(0).primary()));
  }

  /**
   * Draws the difference of each group with feedback from the otherwise equal group without, over
   * common seeds. Empty if fewer than two groups have such a counterpart, there are several tasks,
   * or there are too many groups.
   */
  Optional<Drawing> effectsOfFeedback() {
    int type = keys().indexOf(FEEDBACK);
    if (type < 0 || areManyGroups() || catalogues.size() > 1) {
      return Optional.empty();
    }
    Map<List<String>, RunGroups.Group> byValues = new HashMap<>();
    groups.groups().forEach(group -> byValues.put(group.values(), group));
    List<RunGroups.Group> with = new ArrayList<>();
    List<RunGroups.Group> without = new ArrayList<>();
    for (RunGroups.Group group : groups.groups()) {
      List<String> counterpart = new ArrayList<>(group.values());
      counterpart.set(type, WITHOUT);
      if (!counterpart.equals(group.values()) && byValues.containsKey(counterpart)) {
        with.add(group);
        without.add(byValues.get(counterpart));
      }
    }
    List<String> names = names(with);
    List<SystemDifference> differences =
        IntStream.range(0, with.size())
            .mapToObj(i -> difference(names.get(i), without.get(i), with.get(i)))
            .filter(difference -> difference.seeds() > 0)
            .toList();
    return differences.size() < 2
        ? Optional.empty()
        : Optional.of(
            EffectsChart.of(
                "%s = %s".formatted(FEEDBACK, WITHOUT), catalogues.get(0).primary(), differences));
  }

  /**
   * Returns names for groups: encoder and feedback if that is unique, otherwise all their values.
   */
  private List<String> names(List<RunGroups.Group> some) {
    List<Integer> shown =
        Stream.of(ENCODER, FEEDBACK).map(keys()::indexOf).filter(key -> key >= 0).toList();
    List<String> brief =
        some.stream()
            .map(group -> shown.stream().map(group.values()::get).collect(Collectors.joining(", ")))
            .toList();
    return brief.stream().distinct().count() == brief.size()
        ? brief
        : some.stream().map(group -> String.join(", ", group.values())).toList();
  }

  private SystemDifference difference(
      String name, RunGroups.Group baseline, RunGroups.Group other) {
    Map<String, ResampledMetric> bySeed = new LinkedHashMap<>();
    baseline.runs().forEach(run -> bySeed.put(RunGroups.seed(run), resampled(run)));
    return SystemDifference.of(name, pairs(bySeed, other));
  }

  /** Pairs the runs of a group with baseline runs that have the same seed, segments and targets. */
  private List<PairedComparison.Pair> pairs(
      Map<String, ResampledMetric> baseline, RunGroups.Group other) {
    List<PairedComparison.Pair> pairs = new ArrayList<>();
    for (RunView run : other.runs()) {
      ResampledMetric first = baseline.get(RunGroups.seed(run));
      if (first != null) {
        ResampledMetric second = resampled(run);
        if (first.canBePairedWith(second)) {
          pairs.add(new PairedComparison.Pair(first, second));
        }
      }
    }
    return pairs;
  }

  /** Resamples the run's own primary metric, since thresholds may differ between runs. */
  private ResampledMetric resampled(RunView run) {
    return resampled.computeIfAbsent(
        run,
        of ->
            ResampledMetric.of(
                RunGroups.predictions(of), RunGroups.metrics(of).catalogue().primary(), draws));
  }

  /** Returns a row per run of a task. */
  Table each(MetricCatalogue task) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Run")));
    task.headline().forEach(metric -> columns.add(Table.Column.right(metric.label())));
    columns.add(Table.Column.right("Seed"));
    columns.add(Table.Column.right("Best epoch"));
    keys().forEach(key -> columns.add(Table.Column.left(key)));
    return new Table(columns, runsOf(task).stream().map(this::row).toList());
  }

  private List<String> row(RunView run) {
    List<String> row = new ArrayList<>(List.of(run.name()));
    Metrics metrics = RunGroups.metrics(run);
    metrics.catalogue().headline().forEach(m -> row.add(MetricsTable.text(metrics, m)));
    row.add(RunGroups.seed(run));
    row.add(Integer.toString(run.bestEpoch()));
    row.addAll(groups.values(run));
    return row;
  }

  /**
   * Returns the conventions of a task's headline metrics; a convention that several share is given
   * once.
   */
  public static String conventions(MetricCatalogue task) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (Metric metric : task.headline()) {
      labels.computeIfAbsent(metric.convention(), of -> new ArrayList<>()).add(metric.label());
    }
    return labels.entrySet().stream()
        .map(of -> String.join(" / ", of.getValue()) + ": " + of.getKey())
        .collect(Collectors.joining("; ", "", "."));
  }

  /** Returns the best row of {@link #groups} for each metric, by column. */
  Map<Integer, Integer> bestGroups(MetricCatalogue task) {
    List<SeedSummary> summaries = groupsOf(task).stream().map(RunGroups.Group::summary).toList();
    return best(
        task,
        keys().size(),
        summaries.size(),
        (metric, row) -> summaries.get(row).of(metric).mean());
  }

  /** Returns the best row of {@link #each} for each metric, by column. */
  Map<Integer, Integer> bestRuns(MetricCatalogue task) {
    List<Metrics> metrics = runsOf(task).stream().map(RunGroups::metrics).toList();
    return best(task, 1, metrics.size(), (metric, row) -> metrics.get(row).value(metric));
  }

  private static Map<Integer, Integer> best(
      MetricCatalogue task,
      int column,
      int rows,
      BiFunction<Metric, Integer, OptionalDouble> value) {
    Map<Integer, Integer> best = new HashMap<>();
    List<Metric> metrics = task.headline();
    for (int m = 0; rows > 1 && m < metrics.size(); m++) {
      Metric metric = metrics.get(m);
      int at = column + m;
      IntStream.range(0, rows)
          .boxed()
          .filter(row -> value.apply(metric, row).isPresent())
          .min(
              Comparator.comparing(row -> value.apply(metric, row), metric.direction().bestFirst()))
          .ifPresent(first -> best.put(at, first));
    }
    return best;
  }

  /**
   * Returns the best runs by the primary metric, about {@code most} in total, equally many per
   * task.
   */
  List<RunView> ranked(int most) {
    int each = Math.max(1, most / Math.max(1, catalogues.size()));
    return catalogues.stream()
        .flatMap(
            catalogue ->
                runsOf(catalogue).stream()
                    .sorted(
                        Comparator.comparing(
                            run -> RunGroups.metrics(run).primary(),
                            catalogue.primary().direction().bestFirst()))
                    .limit(each))
        .toList();
  }

  /**
   * Returns the best runs as in {@link #ranked} and, up to {@code most} in total, unfinished ones.
   */
  Set<RunView> foremost(int most) {
    Set<RunView> foremost = Collections.newSetFromMap(new IdentityHashMap<>());
    foremost.addAll(ranked(most));
    unfinished.stream().limit(Math.max(0, most - foremost.size())).forEach(foremost::add);
    return foremost;
  }

  /**
   * Returns the legend entry for a run's colour: the value of the {@linkplain #keys() key} in which
   * runs differ, with its name; with several keys, the values without names, for lack of space.
   */
  String kind(RunView run) {
    if (run.counting().isEmpty()) {
      return "not finished";
    }
    List<String> values = groups.values(run);
    return switch (values.size()) {
      case 0 -> "finished";
      case 1 -> groups.name(values);
      default -> String.join(", ", values);
    };
  }

  /** Returns the runs compared. */
  public List<RunView> runs() {
    return runs;
  }
}
