package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;

/** Metrics as a table: one row per metric with its value and convention. */
public final class MetricsTable {
  private MetricsTable() {}

  /** Returns the table; values have four decimals, counts none. */
  public static Table of(Metrics metrics) {
    return new Table(
        List.of(
            Table.Column.left("Metric"),
            Table.Column.right("Value"),
            Table.Column.left("Convention")),
        metrics.catalogue().metrics().stream()
            .map(metric -> List.of(metric.label(), text(metrics, metric), metric.convention()))
            .toList());
  }

  /** Returns the text of one metric's value, as in the table. */
  public static String text(Metrics metrics, Metric metric) {
    OptionalDouble value = metrics.value(metric);
    return metric.unit() == Unit.COUNT && value.isPresent()
        ? Long.toString(Math.round(value.getAsDouble()))
        : Decimal.rounded(value);
  }
}
