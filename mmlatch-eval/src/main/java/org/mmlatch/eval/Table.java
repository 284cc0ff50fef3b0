package org.mmlatch.eval;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A table of text, printed for terminals or as CSV, Markdown or LaTeX.
 *
 * @param columns at least one
 * @param rows any number of rows, each with one cell per column
 */
public record Table(List<Column> columns, List<List<String>> rows) {

  /**
   * Copies columns and rows.
   *
   * @throws IllegalArgumentException if there is no column, or a row has a different number of
   *     cells
   */
  public Table {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least one column");
    }
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "expected %d cells, found %d in %s".formatted(columns.size(), row.size(), row));
      }
    }
  }

  /** A column: its header and the alignment of its cells. */
  public record Column(String header, Alignment alignment) {

    /** Returns a left-aligned column, for text. */
    public static Column left(String header) {
      return new Column(header, Alignment.LEFT);
    }

    /** Returns a right-aligned column, for numbers. */
    public static Column right(String header) {
      return new Column(header, Alignment.RIGHT);
    }
  }

  /** The alignment of a column. */
  public enum Alignment {
    /** For text. */
    LEFT,
    /** For numbers. */
    RIGHT
  }

  /** Returns headers, a rule and rows as lines of aligned text, each ended by LF. */
  public String toText() {
    return toText(Integer.MAX_VALUE);
  }

  /**
   * Like {@link #toText()}, with cells broken into several lines so that the table has at most
   * {@code width} characters. If that is not possible, each cell gets its own line after the name
   * of its column.
   */
  public String toText(int width) {
    return TableText.of(this, width);
  }

  /** Returns headers and rows as CSV (RFC 4180, but lines end in LF). */
  public String toCsv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      csv.writeRecord(CsvText.cells(headers()));
      rows.forEach(row -> csv.writeRecord(CsvText.cells(row)));
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be written to", e);
    }
    return text.toString();
  }

  /** Returns headers and rows as a Markdown table. */
  public String toMarkdown() {
    return TableMarkup.markdown(this);
  }

  /** Returns headers and rows as a LaTeX {@code tabular}. */
  public String toLatex() {
    return TableMarkup.latex(this);
  }

  List<String> headers() {
    return columns.stream().map(Column::header).toList();
  }
}
