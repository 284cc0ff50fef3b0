package org.mmlatch.cli.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.Distribution;
import org.mmlatch.data.inspect.SplitInspection;
import org.mmlatch.eval.Table;

/**
 * How numbers are distributed in each split and in all: counts with a bar for all, then where the
 * numbers lie.
 *
 * @param header what the bars are called
 * @param splits the numbers of each split; one without any shows dashes
 * @param all the numbers of all splits
 */
record Histogram<T extends Number>(
    String header, List<Bar<T>> bars, Map<String, List<T>> splits, List<T> all) {
  private static final int BAR_WIDTH = 40; // characters of the longest bar
  private static final String NONE = "-";

  /** Which numbers a bar counts. */
  record Bar<T>(String label, ToLongFunction<List<T>> count) {}

  static <T extends Number> Histogram<T> of(
      String header,
      List<Bar<T>> bars,
      CorpusInspection inspection,
      Function<SplitInspection, List<T>> numbers) {
    Map<String, List<T>> splits = new LinkedHashMap<>();
    inspection.splits().forEach((name, split) -> splits.put(name.key(), numbers.apply(split)));
    return new Histogram<>(header, bars, splits, numbers.apply(inspection.all()));
  }

  Table table() {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.right(header));
    splits.keySet().forEach(split -> columns.add(Table.Column.right(split)));
    columns.add(Table.Column.right("all"));
    columns.add(Table.Column.right("share"));
    columns.add(Table.Column.left(""));
    long largest = bars.stream().mapToLong(bar -> bar.count().applyAsLong(all)).max().orElse(0);
    List<List<String>> rows = new ArrayList<>();
    bars.forEach(bar -> rows.add(barRow(bar, largest)));
    rows.add(numberRow("min", Distribution::min));
    rows.add(numberRow("median", Distribution::median));
    rows.add(numberRow("mean", Distribution::mean));
    rows.add(numberRow("max", Distribution::max));
    return new Table(columns, rows);
  }

  private List<String> barRow(Bar<T> bar, long largest) {
    long count = bar.count().applyAsLong(all);
    List<String> row = row(bar.label(), n -> String.valueOf(bar.count().applyAsLong(n)));
    row.add(all.isEmpty() ? NONE : Numbers.percent((double) count / all.size()));
    row.add("#".repeat((int) Math.round((double) BAR_WIDTH * count / Math.max(largest, 1))));
    return row;
  }

  private List<String> numberRow(String label, ToDoubleFunction<Distribution> number) {
    List<String> row =
        row(label, n -> Numbers.brief(number.applyAsDouble(Distribution.of(n).orElseThrow())));
    row.addAll(List.of("", ""));
    return row;
  }

  private List<String> row(String label, Function<List<T>, String> cell) {
    List<String> row = new ArrayList<>();
    row.add(label);
    splits.values().forEach(n -> row.add(n.isEmpty() ? NONE : cell.apply(n)));
    row.add(all.isEmpty() ? NONE : cell.apply(all));
    return row;
  }
}
