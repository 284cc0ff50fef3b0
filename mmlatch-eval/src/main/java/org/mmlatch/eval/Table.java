package org.mmlatch.eval;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A table of text, for terminals and for CSV.
 *
 * @param columns at least one
 * @param rows any number, each with one cell per column
 */
public record Table(List<Column> columns, List<List<String>> rows) {

  /**
   * Copies columns and rows.
   *
   * @throws IllegalArgumentException if there is no column or a row has another number of cells
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

  /** A column: its header and which side its cells lean to. */
  public record Column(String header, Alignment alignment) {

    /** Returns a column for text. */
    public static Column left(String header) {
      return new Column(header, Alignment.LEFT);
    }

    /** Returns a column for numbers. */
    public static Column right(String header) {
      return new Column(header, Alignment.RIGHT);
    }
  }

  /** The side on which the cells of a column line up. */
  public enum Alignment {
    /** For text. */
    LEFT,
    /** For numbers. */
    RIGHT
  }

  /** Returns the headers, a rule and the rows as lines of aligned text, each ended by LF. */
  public String toText() {
    return toText(Integer.MAX_VALUE);
  }

  /**
   * As {@link #toText()}, with cells broken into several lines where the table would be wider than
   * this many characters; words of up to 16 stay whole, even if it is too wide then.
   */
  public String toText(int width) {
    return TableText.of(this, width);
  }

  /** Returns the headers and the rows as CSV (RFC 4180, but lines end in LF). */
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

  /** Returns the headers and the rows as a table of Markdown. */
  public String toMarkdown() {
    return TableMarkup.markdown(this);
  }

  /** Returns the headers and the rows as a {@code tabular} of LaTeX. */
  public String toLatex() {
    return TableMarkup.latex(this);
  }

  List<String> headers() {
    return columns.stream().map(Column::header).toList();
  }
}
