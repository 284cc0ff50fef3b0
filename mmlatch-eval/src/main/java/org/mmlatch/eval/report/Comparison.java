package org.mmlatch.eval.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.PairedBootstrap;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.SeedSummary;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.eval.Table;

/** Several runs side by side, grouped by the settings in which they differ. */
public final class Comparison {
  /** Settings that do not make another experiment. */
  private static final Set<String> NO_DIFFERENCE =
      Set.of("name", "seed", "threads", "device", "preset", "data.corpus");

  private static final Set<String> NO_DIFFERENCE_WITHIN = Set.of("checkpoint", "tracking");

  /** Where the provenance says what was trained on. */
  private static final String CORPUS = "corpus";

  private static final int RESAMPLES = 2000;

  private final List<RunView> runs;
  private final List<String> keys;

  /** Compares finished runs; those that are not are left out. */
  public Comparison(List<RunView> all) {
    runs = all.stream().filter(run -> result(run).isPresent()).toList();
    keys =
        runs.stream()
            .flatMap(run -> Stream.concat(Stream.of(CORPUS), run.settings().keySet().stream()))
            .distinct()
            .filter(Comparison::matters)
            .filter(key -> runs.stream().map(run -> value(run, key)).distinct().count() > 1)
            .sorted()
            .toList();
  }

  private static boolean matters(String key) {
    return !NO_DIFFERENCE.contains(key)
        && !NO_DIFFERENCE_WITHIN.contains(key.replaceFirst("\\..*", ""));
  }

  private static String value(RunView run, String key) {
    if (key.equals(CORPUS)) {
      return run.provenance().getOrDefault(CORPUS, "-").replaceFirst(".*/", "");
    }
    return run.settings().getOrDefault(key, "-");
  }

  /** Returns the metrics of the split that counts, the last one. */
  static Optional<Metrics> result(RunView run) {
    return lastSplit(run).map(RunView.SplitResult::metrics);
  }

  private static Predictions predictions(RunView run) {
    return lastSplit(run).orElseThrow().predictions();
  }

  private static Optional<RunView.SplitResult> lastSplit(RunView run) {
    return run.results().values().stream().reduce((first, last) -> last);
  }

  /** Returns the settings in which the runs differ, apart from the seed and the like. */
  public List<String> keys() {
    return keys;
  }

  /** Returns the metrics of the runs of each group, by the values that make it one. */
  private Map<List<String>, List<Metrics>> byValues() {
    return runs.stream()
        .collect(
            Collectors.groupingBy(
                this::values,
                LinkedHashMap::new,
                Collectors.mapping(run -> result(run).orElseThrow(), Collectors.toList())));
  }

  /** Returns for each group its settings, and a summary of every metric over its runs. */
  public JsonArray toJson() {
    JsonArray groups = new JsonArray();
    byValues()
        .forEach(
            (values, metrics) -> {
              JsonObject settings = new JsonObject();
              for (int i = 0; i < keys.size(); i++) {
                settings.addProperty(keys.get(i), values.get(i));
              }
              JsonObject group = new JsonObject();
              group.add("settings", settings);
              group.add("summary", new SeedSummary(metrics).toJson());
              groups.add(group);
            });
    return groups;
  }

  /** Returns mean ± standard deviation over the runs of each group. */
  public Table groups() {
    List<Table.Column> columns = new ArrayList<>();
    keys.forEach(key -> columns.add(Table.Column.left(key)));
    columns.add(Table.Column.right("Runs"));
    headline().forEach(metric -> columns.add(Table.Column.right(metric.label())));
    List<List<String>> rows = new ArrayList<>();
    byValues()
        .forEach(
            (values, metrics) -> {
              SeedSummary summary = new SeedSummary(metrics);
              List<String> row = new ArrayList<>(values);
              row.add(Integer.toString(metrics.size()));
              headline().forEach(metric -> row.add(summary.of(metric).toText()));
              rows.add(row);
            });
    return new Table(columns, rows);
  }

  /**
   * Returns how the primary metric of each group differs from that of the first one, by the seeds
   * that both have; none if there is but one group, or another corpus.
   */
  public Optional<Table> differences() {
    Map<List<String>, List<RunView>> groups =
        runs.stream()
            .collect(Collectors.groupingBy(this::values, LinkedHashMap::new, Collectors.toList()));
    if (groups.size() < 2 || keys.contains(CORPUS)) {
      return Optional.empty();
    }
    Metric primary = catalogue().primary();
    List<RunView> baseline = groups.values().iterator().next();
    List<SystemDifference> differences =
        groups.entrySet().stream()
            .skip(1)
            .map(
                group ->
                    SystemDifference.of(
                        String.join(", ", group.getKey()),
                        primary,
                        pairs(baseline, group.getValue()),
                        RESAMPLES))
            .toList();
    return Optional.of(SystemDifference.table(differences, primary));
  }

  private MetricCatalogue catalogue() {
    return result(runs.get(0)).orElseThrow().catalogue();
  }

  private List<Metric> headline() {
    return runs.isEmpty() ? List.of() : catalogue().headline();
  }

  private List<String> values(RunView run) {
    return keys.stream().map(key -> value(run, key)).toList();
  }

  /** Pairs the runs of two groups that have the same seed. */
  private static List<PairedBootstrap.Pair> pairs(List<RunView> baseline, List<RunView> others) {
    return others.stream()
        .flatMap(
            other ->
                baseline.stream()
                    .filter(first -> value(first, "seed").equals(value(other, "seed")))
                    .limit(1)
                    .map(first -> new PairedBootstrap.Pair(predictions(first), predictions(other))))
        .toList();
  }

  /** Returns a line per run. */
  public Table each() {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Run")));
    keys.forEach(key -> columns.add(Table.Column.left(key)));
    columns.add(Table.Column.right("Seed"));
    columns.add(Table.Column.right("Best epoch"));
    headline().forEach(metric -> columns.add(Table.Column.right(metric.label())));
    return new Table(columns, runs.stream().map(this::row).toList());
  }

  private List<String> row(RunView run) {
    List<String> row = new ArrayList<>(List.of(run.name()));
    keys.forEach(key -> row.add(value(run, key)));
    row.add(value(run, "seed"));
    row.add(Integer.toString(run.bestEpoch()));
    Metrics metrics = result(run).orElseThrow();
    headline().forEach(metric -> row.add(MetricsTable.text(metrics, metric)));
    return row;
  }

  /** Returns the runs compared. */
  Collection<RunView> runs() {
    return runs;
  }
}
