package org.mmlatch.eval.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.PairedBootstrap;
import org.mmlatch.eval.SeedSummary;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.eval.Table;

/** Several runs side by side, grouped by the settings in which they differ. */
public final class Comparison {
  private static final int RESAMPLES = 2000;

  private final List<RunView> runs;
  private final List<RunView> unfinished;
  private final RunGroups groups;

  /** Compares finished runs; those that are not are left out. */
  public Comparison(List<RunView> all) {
    runs = all.stream().filter(run -> run.counting().isPresent()).toList();
    unfinished = all.stream().filter(run -> run.counting().isEmpty()).toList();
    groups = new RunGroups(runs);
  }

  /** Returns the settings in which the runs differ, apart from the seed and the like. */
  public List<String> keys() {
    return groups.keys();
  }

  /** Returns which runs are left out of what, and why, in sentences. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    unfinished.forEach(run -> remarks.add(run.name() + " is left out: it is not finished."));
    groups.repetitions().forEach(repetition -> remarks.add(repetition.remark()));
    return remarks;
  }

  /** Returns for each group its settings, and a summary of every metric over its runs. */
  public JsonArray toJson() {
    JsonArray array = new JsonArray();
    for (RunGroups.Group of : groups.groups()) {
      JsonObject settings = new JsonObject();
      for (int i = 0; i < keys().size(); i++) {
        settings.addProperty(keys().get(i), of.values().get(i));
      }
      JsonObject group = new JsonObject();
      group.add("settings", settings);
      group.add("summary", of.summary().toJson());
      array.add(group);
    }
    return array;
  }

  /** Returns mean ± standard deviation over the runs of each group. */
  public Table groups() {
    List<Table.Column> columns = new ArrayList<>();
    keys().forEach(key -> columns.add(Table.Column.left(key)));
    columns.add(Table.Column.right("Runs"));
    headline().forEach(metric -> columns.add(Table.Column.right(metric.label())));
    List<List<String>> rows = new ArrayList<>();
    for (RunGroups.Group group : groups.groups()) {
      SeedSummary summary = group.summary();
      List<String> row = new ArrayList<>(group.values());
      row.add(Integer.toString(group.runs().size()));
      headline()
          .forEach(
              metric ->
                  row.add(isOf(summary.catalogue(), metric) ? summary.of(metric).toText() : "-"));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  /**
   * Returns how the primary metric of each group differs from that of the first one, by the seeds
   * that both have; none if there is but one group, another corpus or another task.
   */
  public Optional<Table> differences() {
    List<RunGroups.Group> all = groups.groups();
    if (all.size() < 2 || keys().contains(RunGroups.CORPUS) || catalogues().size() > 1) {
      return Optional.empty();
    }
    Metric primary = catalogues().get(0).primary();
    List<SystemDifference> differences =
        all.stream()
            .skip(1)
            .map(
                group ->
                    SystemDifference.of(
                        String.join(", ", group.values()),
                        primary,
                        pairs(all.get(0), group),
                        RESAMPLES))
            .toList();
    return Optional.of(SystemDifference.table(differences, primary));
  }

  private List<MetricCatalogue> catalogues() {
    return runs.stream().map(run -> RunGroups.metrics(run).catalogue()).distinct().toList();
  }

  private List<Metric> headline() {
    return catalogues().stream().flatMap(of -> of.headline().stream()).distinct().toList();
  }

  private static boolean isOf(MetricCatalogue catalogue, Metric metric) {
    return catalogue.metrics().contains(metric);
  }

  /** Pairs the runs of two groups that have the same seed. */
  private static List<PairedBootstrap.Pair> pairs(RunGroups.Group baseline, RunGroups.Group other) {
    return other.runs().stream()
        .flatMap(
            run ->
                baseline.runs().stream()
                    .filter(first -> RunGroups.seed(first).equals(RunGroups.seed(run)))
                    .map(
                        first ->
                            new PairedBootstrap.Pair(
                                RunGroups.predictions(first), RunGroups.predictions(run))))
        .toList();
  }

  /** Returns a line per run. */
  public Table each() {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Run")));
    keys().forEach(key -> columns.add(Table.Column.left(key)));
    columns.add(Table.Column.right("Seed"));
    columns.add(Table.Column.right("Best epoch"));
    headline().forEach(metric -> columns.add(Table.Column.right(metric.label())));
    return new Table(columns, runs.stream().map(this::row).toList());
  }

  private List<String> row(RunView run) {
    List<String> row = new ArrayList<>(List.of(run.name()));
    row.addAll(groups.values(run));
    row.add(RunGroups.seed(run));
    row.add(Integer.toString(run.bestEpoch()));
    Metrics metrics = RunGroups.metrics(run);
    headline()
        .forEach(
            metric ->
                row.add(
                    isOf(metrics.catalogue(), metric) ? MetricsTable.text(metrics, metric) : "-"));
    return row;
  }

  /** Returns the runs compared. */
  public List<RunView> runs() {
    return runs;
  }
}
