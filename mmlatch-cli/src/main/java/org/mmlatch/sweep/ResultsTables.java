package org.mmlatch.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.SampleSummary;
import org.mmlatch.eval.Table;

/** The results of a sweep as tables, in the columns of the paper's. */
public final class ResultsTables {
  /** What marks a row that somebody else has published. */
  public static final String QUOTED = " *";

  private static final List<Metric> COLUMNS =
      List.of(Metric.ACC_7, Metric.BIN_ACC, Metric.F1, Metric.MAE, Metric.CORR);
  private static final String ABSENT = "-";

  private ResultsTables() {}

  /**
   * Returns a row for each quoted result, each combination (mean ± sample standard deviation over
   * seeds) and each best trial that the sweep file names. Shares are in percent.
   */
  public static Table main(SweepResults results) {
    Plan plan = results.plan();
    List<Table.Column> columns = new ArrayList<>();
    plan.columns().forEach(header -> columns.add(Table.Column.left(header)));
    COLUMNS.forEach(metric -> columns.add(Table.Column.right(metric.label())));
    columns.add(Table.Column.right("Runs"));
    List<List<String>> rows = new ArrayList<>();
    plan.quoted().forEach(quoted -> rows.add(quoted(quoted)));
    for (CombinationResult result : results.combinations()) {
      rows.add(average(result));
      result.combination().best().forEach(name -> rows.add(best(result, name)));
    }
    return new Table(columns, rows);
  }

  private static List<String> quoted(QuotedResult quoted) {
    List<String> row = new ArrayList<>(quoted.label());
    row.set(0, row.get(0) + QUOTED);
    for (Metric metric : COLUMNS) {
      Double value = quoted.values().get(metric.key());
      row.add(value == null ? ABSENT : number(metric, value));
    }
    row.add(ABSENT);
    return row;
  }

  private static List<String> average(CombinationResult result) {
    List<String> row = new ArrayList<>(result.combination().label());
    COLUMNS.forEach(metric -> row.add(spread(metric, result.summary().of(metric))));
    int done = result.trials().size();
    row.add(done == result.planned() ? "" + done : done + " of " + result.planned());
    return row;
  }

  private static List<String> best(CombinationResult result, String name) {
    List<String> row = new ArrayList<>(result.combination().label());
    row.set(0, name);
    Metrics metrics = result.best().metrics();
    COLUMNS.forEach(metric -> row.add(number(metric, metrics.value(metric))));
    row.add("1");
    return row;
  }

  private static String spread(Metric metric, SampleSummary summary) {
    OptionalDouble deviation = summary.standardDeviation();
    return number(metric, summary.mean())
        + (deviation.isPresent() ? " ± " + number(metric, deviation.getAsDouble()) : "")
        + (summary.defined() > 0 && summary.undefined() > 0
            ? " (" + summary.undefined() + " undefined)"
            : "");
  }

  private static String number(Metric metric, OptionalDouble value) {
    return value.isPresent() ? number(metric, value.getAsDouble()) : "undefined";
  }

  private static String number(Metric metric, double value) {
    return isShare(metric)
        ? String.format(Locale.ROOT, "%.1f", 100 * value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static boolean isShare(Metric metric) {
    return metric != Metric.MAE && metric != Metric.CORR;
  }

  /** Returns every trial with all metrics and the settings in which combinations differ. */
  public static Table trials(SweepResults results) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.right("trial")));
    Plan plan = results.plan();
    plan.columns().forEach(header -> columns.add(Table.Column.left(header)));
    List<String> keys = List.copyOf(plan.combinations().get(0).settings().keySet());
    keys.forEach(key -> columns.add(Table.Column.left("setting:" + key)));
    columns.add(Table.Column.right("seed"));
    columns.add(Table.Column.right("split"));
    Arrays.stream(Metric.values()).forEach(m -> columns.add(Table.Column.right(m.key())));
    List<List<String>> rows = new ArrayList<>();
    for (CombinationResult result : results.combinations()) {
      for (CombinationResult.TrialScore trial : result.trials()) {
        List<String> row = new ArrayList<>(List.of(Integer.toString(trial.index())));
        row.addAll(result.combination().label());
        keys.forEach(key -> row.add(result.combination().settings().get(key)));
        row.add(Long.toString(trial.seed()));
        row.add(results.split().key());
        for (Metric metric : Metric.values()) {
          OptionalDouble value = trial.metrics().value(metric);
          row.add(value.isPresent() ? Double.toString(value.getAsDouble()) : "");
        }
        rows.add(row);
      }
    }
    return new Table(columns, rows);
  }
}
