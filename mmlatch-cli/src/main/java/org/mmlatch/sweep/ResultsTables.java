package org.mmlatch.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.Table;

/** Converts the results of a sweep to tables. */
public final class ResultsTables {
  /** The mark of rows with published results of others. */
  public static final String QUOTED = " *";

  private static final String ABSENT = "-";

  private ResultsTables() {}

  /**
   * Returns a table with a row for each quoted result, each combination (mean ± sample standard
   * deviation over seeds), and each best trial that the sweep file labels.
   */
  public static Table main(SweepResults results) {
    Plan plan = results.plan();
    List<Table.Column> columns = new ArrayList<>();
    plan.columns().forEach(header -> columns.add(Table.Column.left(header)));
    List<Metric> shown = results.catalogue().headline();
    shown.forEach(metric -> columns.add(Table.Column.right(metric.label())));
    columns.add(Table.Column.right("Runs"));
    List<List<String>> rows = new ArrayList<>();
    plan.quoted().forEach(quoted -> rows.add(quoted(quoted, shown)));
    for (CombinationResult result : results.combinations()) {
      rows.add(average(result, shown));
      result.combination().best().forEach(name -> rows.add(best(result, name, shown)));
    }
    return new Table(columns, rows);
  }

  private static List<String> quoted(QuotedResult quoted, List<Metric> shown) {
    List<String> row = new ArrayList<>(quoted.label());
    row.set(0, row.get(0) + QUOTED);
    for (Metric metric : shown) {
      Double value = quoted.values().get(metric.key());
      row.add(value == null ? ABSENT : value.toString());
    }
    row.add(ABSENT);
    return row;
  }

  private static List<String> average(CombinationResult result, List<Metric> shown) {
    List<String> row = new ArrayList<>(result.combination().label());
    shown.forEach(metric -> row.add(result.summary().of(metric).toText()));
    int done = result.trials().size();
    row.add(done == result.planned() ? "" + done : done + " of " + result.planned());
    return row;
  }

  private static List<String> best(CombinationResult result, String name, List<Metric> shown) {
    List<String> row = new ArrayList<>(result.combination().label());
    row.set(0, name);
    Metrics metrics = result.best().metrics();
    shown.forEach(metric -> row.add(MetricsTable.text(metrics, metric)));
    row.add("1");
    return row;
  }

  /**
   * Returns a table with a row for each trial: all metrics, and the settings in which combinations
   * differ.
   */
  public static Table trials(SweepResults results) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.right("trial")));
    Plan plan = results.plan();
    plan.columns().forEach(header -> columns.add(Table.Column.left(header)));
    List<String> keys = List.copyOf(plan.combinations().get(0).settings().keySet());
    keys.forEach(key -> columns.add(Table.Column.left("setting:" + key)));
    columns.add(Table.Column.right("seed"));
    columns.add(Table.Column.right("split"));
    results.catalogue().metrics().forEach(m -> columns.add(Table.Column.right(m.key())));
    List<List<String>> rows = new ArrayList<>();
    for (CombinationResult result : results.combinations()) {
      for (CombinationResult.TrialScore trial : result.trials()) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(trial.index())));
        row.addAll(result.combination().label());
        keys.forEach(key -> row.add(result.combination().settings().get(key)));
        row.add(Long.toString(trial.seed()));
        row.add(results.split().key());
        for (Metric metric : results.catalogue().metrics()) {
          OptionalDouble value = trial.metrics().value(metric);
          row.add(value.isPresent() ? Double.toString(value.getAsDouble()) : "");
        }
        rows.add(row);
      }
    }
    return new Table(columns, rows);
  }
}
