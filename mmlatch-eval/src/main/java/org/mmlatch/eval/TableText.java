package org.mmlatch.eval;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays a table out for a terminal. Where its columns fit side by side however narrow they are made,
 * a row is a line or a few; else every cell has a line of its own, behind its column's name.
 */
final class TableText {
  private static final String GAP = "  ";

  /** A column is not made narrower than this for the sake of a word that would fit no more. */
  private static final int LEAST = 10;

  private final Table table;
  private final int width;
  private final int[] widths;

  private TableText(Table table, int width) {
    this.table = table;
    this.width = width;
    this.widths = IntStream.range(0, table.columns().size()).map(this::widest).toArray();
  }

  /** Returns the table in lines of at most {@code width}, if its cells can be broken so far. */
  static String of(Table table, int width) {
    TableText text = new TableText(table, width);
    return (text.narrowed() || table.rows().isEmpty() ? text.lines() : text.records())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Takes from the widest columns what the table is too wide by, and says whether that suffices.
   */
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
    return Math.max(1, Math.min(longestWord, LEAST));
  }

  private Stream<String> cells(int column) {
    return Stream.concat(Stream.of(table.headers()), table.rows().stream())
        .map(cells -> printable(cells.get(column)));
  }

  /** Control characters, which an id from a foreign file may hold, would upset a terminal. */
  private static String printable(String cell) {
    return cell.replaceAll("\\p{Cntrl}", " ");
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
