package org.mmlatch.eval;

import java.util.List;

/** A summary over seeds as a table: one row per metric. */
public final class SeedSummaryTable {
  private SeedSummaryTable() {}

  /**
   * Returns mean ± sample standard deviation and the values of the best run by the primary metric;
   * for a single run only its values.
   */
  public static Table of(SeedSummary summary) {
    if (summary.runs().size() == 1) {
      return MetricsTable.of(summary.best());
    }
    return new Table(
        List.of(
            Table.Column.left("Metric"),
            Table.Column.right("Mean ± SD of " + summary.runs().size()),
            Table.Column.right("Best by " + summary.catalogue().primary().label()),
            Table.Column.left("Convention")),
        summary.catalogue().metrics().stream().map(metric -> row(summary, metric)).toList());
  }

  private static List<String> row(SeedSummary summary, Metric metric) {
    return List.of(
        metric.label(),
        summary.of(metric).toText(),
        MetricsTable.text(summary.best(), metric),
        metric.convention());
  }
}
