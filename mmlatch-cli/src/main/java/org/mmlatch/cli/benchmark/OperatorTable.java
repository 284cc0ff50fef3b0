package org.mmlatch.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmlatch.benchmark.OperatorCosts;
import org.mmlatch.eval.Table;

/** The table of what PyTorch's operators cost: the most expensive ones, and all. */
final class OperatorTable {
  private static final int MAX_SHOWN = 15;

  private OperatorTable() {}

  static Table of(OperatorCosts costs) {
    List<List<String>> rows = new ArrayList<>();
    costs.operators().stream()
        .limit(MAX_SHOWN)
        .forEach(each -> rows.add(row(costs, each.name(), each.calls(), each.millis())));
    rows.add(
        row(
            costs,
            "all %d operators".formatted(costs.operators().size()),
            costs.calls(),
            costs.millis()));
    return new Table(
        List.of(
            Table.Column.left("Operator"),
            Table.Column.right("Calls a step"),
            Table.Column.right("ms a step"),
            Table.Column.right("Share")),
        rows);
  }

  private static List<String> row(OperatorCosts costs, String name, long calls, double millis) {
    return List.of(
        name,
        number("%.1f", (double) calls / costs.steps()),
        number("%.2f", millis / costs.steps()),
        number("%.1f %%", 100 * millis / costs.millis()));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
