package org.mmlatch.eval;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays a table out for a terminal. */
final class TableText {
  private static final String GAP = "  ";

  private final Table table;
  private final List<Integer> widths;

  private TableText(Table table) {
    this.table = table;
    this.widths = IntStream.range(0, table.columns().size()).mapToObj(this::width).toList();
  }

  static String of(Table table) {
    return new TableText(table).lines().map(line -> line + "\n").collect(Collectors.joining());
  }

  private Stream<String> lines() {
    List<String> rule = widths.stream().map("-"::repeat).toList();
    return Stream.concat(Stream.of(table.headers(), rule), table.rows().stream()).map(this::line);
  }

  private String line(List<String> cells) {
    return IntStream.range(0, cells.size())
        .mapToObj(column -> padded(printable(cells.get(column)), column))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private String padded(String cell, int column) {
    String padding = " ".repeat(widths.get(column) - length(cell));
    return switch (table.columns().get(column).alignment()) {
      case LEFT -> cell + padding;
      case RIGHT -> padding + cell;
    };
  }

  private int width(int column) {
    return Stream.concat(Stream.of(table.headers()), table.rows().stream())
        .mapToInt(cells -> length(printable(cells.get(column))))
        .max()
        .orElse(0);
  }

  /** Control characters, which an id from a foreign file may hold, would upset a terminal. */
  private static String printable(String cell) {
    return cell.replaceAll("\\p{Cntrl}", " ");
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
