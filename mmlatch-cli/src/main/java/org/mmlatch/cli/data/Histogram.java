package org.mmlatch.cli.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.inspect.Distribution;
import org.mmlatch.data.inspect.SplitInspection;
import org.mmlatch.eval.Table;

/**
 * The distribution of numbers in each split: a histogram, and minimum, median, mean and maximum.
 *
 * @param header the title of the bins' column
 * @param bars the bins
 * @param name returns a bin's name for people
 * @param counted returns how many of the given numbers are in a bin
 * @param numbers returns the numbers of a split
 * @param <B> the type of a bin
 * @param <T> the type of the numbers
 */
record Histogram<B, T extends Number>(
    String header,
    List<B> bars,
    Function<B, String> name,
    ToLongBiFunction<B, List<T>> counted,
    Function<SplitInspection, List<T>> numbers) {
  private static final int BAR_WIDTH =
      16; // characters of the longest bar, so that the table fits a narrow terminal
  private static final String NONE = "-";

  private static final Facts<Distribution> WHERE =
      Facts.of(
          List.of(
              Facts.Fact.real("min", "min", Distribution::min, Numbers::brief),
              Facts.Fact.real("median", "median", Distribution::median, Numbers::brief),
              Facts.Fact.real("mean", "mean", Distribution::mean, Numbers::brief),
              Facts.Fact.real("max", "max", Distribution::max, Numbers::brief)));

  String label(B bar) {
    return name.apply(bar);
  }

  long count(B bar, SplitInspection split) {
    return counted.applyAsLong(bar, numbers.apply(split));
  }

  /**
   * Returns minimum, median, mean and maximum of a split's numbers, and the given counts; JSON null
   * if the split has no numbers.
   *
   * @param key the key of the counts
   */
  JsonElement json(SplitInspection split, String key, JsonElement counts) {
    Optional<Distribution> known = Distribution.of(numbers.apply(split));
    if (known.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = WHERE.json(known.get());
    json.add(key, counts);
    return json;
  }

  /**
   * Returns a table with a row per bin, then one per statistic, and a column per split. The last
   * columns are for all splits together: counts, shares and bars. Splits without numbers have
   * dashes.
   */
  Table table(Map<SplitName, SplitInspection> bySplit, SplitInspection together) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.right(header)));
    bySplit.keySet().forEach(name -> columns.add(Table.Column.right(name.key())));
    columns.add(Table.Column.right("all"));
    columns.add(Table.Column.right("share"));
    columns.add(Table.Column.left(""));
    List<SplitInspection> splits = new ArrayList<>(bySplit.values());
    splits.add(together);
    List<List<String>> rows = new ArrayList<>();
    long all = numbers.apply(together).size();
    long largest = bars.stream().mapToLong(bar -> count(bar, together)).max().orElse(0);
    bars.forEach(bar -> rows.add(row(bar, splits, all, largest)));
    rows.addAll(where(splits));
    return new Table(columns, rows);
  }

  private List<String> row(B bar, List<SplitInspection> splits, long all, long largest) {
    List<String> row = new ArrayList<>(List.of(label(bar)));
    splits.forEach(
        split ->
            row.add(numbers.apply(split).isEmpty() ? NONE : String.valueOf(count(bar, split))));
    long count = count(bar, splits.get(splits.size() - 1));
    row.add(all == 0 ? NONE : Numbers.percent((double) count / all));
    row.add("#".repeat((int) Math.round((double) BAR_WIDTH * count / Math.max(largest, 1))));
    return row;
  }

  /** Returns a row for each statistic. */
  private List<List<String>> where(List<SplitInspection> splits) {
    List<List<String>> cells =
        splits.stream()
            .map(split -> Distribution.of(numbers.apply(split)))
            .map(known -> known.map(WHERE::row).orElseGet(WHERE::unknown))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    for (int fact = 0; fact < WHERE.titles().size(); fact++) {
      List<String> row = new ArrayList<>(List.of(WHERE.titles().get(fact)));
      for (List<String> ofSplit : cells) {
        row.add(ofSplit.get(fact));
      }
      row.addAll(List.of("", ""));
      rows.add(row);
    }
    return rows;
  }
}
