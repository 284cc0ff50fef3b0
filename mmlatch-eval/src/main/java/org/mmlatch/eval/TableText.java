package org.mmlatch.eval;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays out a table for a terminal. If the columns, narrowed as needed, fit side by side, a row
 * takes one or a few lines. Otherwise each cell gets its own line, after the name of its column.
 */
final class TableText {
  private static final String GAP = "  ";

  /** Minimum width of a column with words at least this long. */
  private static final int MIN_WIDTH = 10;

  private final Table table;
  private final int width;
  private final int[] widths;

  private TableText(Table table, int width) {
    this.table = table;
    this.width = width;
    this.widths = IntStream.range(0, table.columns().size()).map(this::widest).toArray();
  }

  /**
   * Returns the table in lines of at most {@code width} characters, if its cells can be broken
   * accordingly.
   */
  static String of(Table table, int width) {
    TableText text = new TableText(table, width);
    return (text.narrowed() || table.rows().isEmpty() ? text.lines() : text.records())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Narrows the widest columns until the table fits, and returns whether it does. */
  private boolean narrowed() {
    int[] least = IntStream.range(0, widths.length).map(this::least).toArray();
    int excess = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - width;
    while (excess > 0) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        boolean wider = widest < 0 || widths[i] > widths[widest];
        widest = widths[i] > least[i] && wider ? i : widest;
      }
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
      excess--;
    }
    return true;
  }

  private Stream<String> records() {
    return IntStream.range(0, table.rows().size())
        .boxed()
        .flatMap(
            row ->
                Stream.concat(
                    row == 0 ? Stream.of() : Stream.of(""), record(table.rows().get(row))));
  }

  private Stream<String> record(List<String> cells) {
    List<String> headers = table.headers();
    int name = headers.stream().mapToInt(TableText::length).max().orElse(0);
    int room = Math.max(1, width - name - GAP.length());
    return IntStream.range(0, cells.size())
        .boxed()
        .flatMap(
            column -> {
              List<String> lines = Wrapping.lines(printable(cells.get(column)), room);
              return IntStream.range(0, lines.size())
                  .mapToObj(
                      line -> {
                        String header = line == 0 ? headers.get(column) : "";
                        String padding = " ".repeat(name - length(header));
                        return (header + padding + GAP + lines.get(line)).stripTrailing();
                      });
            });
  }

  private Stream<String> lines() {
    List<String> rule = IntStream.of(widths).mapToObj("-"::repeat).toList();
    return Stream.concat(Stream.of(table.headers(), rule), table.rows().stream())
        .flatMap(this::row);
  }

  private Stream<String> row(List<String> cells) {
    List<List<String>> broken =
        IntStream.range(0, cells.size())
            .mapToObj(column -> Wrapping.lines(printable(cells.get(column)), widths[column]))
            .toList();
    int height = broken.stream().mapToInt(List::size).max().orElse(1);
    return IntStream.range(0, height).mapToObj(line -> line(broken, line));
  }

  private String line(List<List<String>> cells, int line) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column -> {
              List<String> lines = cells.get(column);
              return padded(line < lines.size() ? lines.get(line) : "", column);
            })
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private String padded(String cell, int column) {
    String padding = " ".repeat(Math.max(0, widths[column] - length(cell)));
    return switch (table.columns().get(column).alignment()) {
      case LEFT -> cell + padding;
      case RIGHT -> padding + cell;
    };
  }

  private int widest(int column) {
    return cells(column).mapToInt(TableText::length).max().orElse(0);
  }

  private int least(int column) {
    int longestWord =
        cells(column)
            .flatMap(cell -> Wrapping.words(cell))
            .mapToInt(TableText::length)
            .max()
            .orElse(0);
    return Math.max(1, Math.min(longestWord, MIN_WIDTH));
  }

  private Stream<String> cells(int column) {
    return Stream.concat(Stream.of(table.headers()), table.rows().stream())
        .map(cells -> printable(cells.get(column)));
  }

  /**
   * Replaces control characters, which ids from users' files may contain and which would disturb a
   * terminal.
   */
  private static String printable(String cell) {
    return cell.replaceAll("\\p{Cntrl}", " ");
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
