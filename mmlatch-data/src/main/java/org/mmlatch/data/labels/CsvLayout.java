package org.mmlatch.data.labels;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldModifier;
import de.siegmar.fastcsv.reader.FieldModifiers;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Utf8;

/**
 * How a CSV file is written, as its header line shows. A first line {@code sep=;}, as Excel reads
 * and writes it, is not the header and is passed over.
 *
 * @param separator the field separator: comma, semicolon or tab
 * @param names names of all columns
 * @param blanks whether there are blanks around names, which belong to no field then
 */
public record CsvLayout(char separator, List<String> names, boolean blanks) {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final Pattern SAYS_SEPARATOR = Pattern.compile("(?i)\"?sep=.\"?");
  private static final char COMMENT = '\u0001'; // put before a line to be passed over
  private static final String END = "\u0004"; // ASCII "end of transmission"

  /** Returns the header line of a text; empty if the text is. */
  public static String header(String start) {
    return start.lines().limit(2).filter(line -> !saysSeparator(line)).findFirst().orElse("");
  }

  private static boolean saysSeparator(String line) {
    return SAYS_SEPARATOR.matcher(line).matches();
  }

  /** Returns what a header line shows for each separator that it may have. */
  static Stream<CsvLayout> possible(String header) {
    return SEPARATORS.stream().map(separator -> of(header, separator));
  }

  private static CsvLayout of(String header, char separator) {
    String plain = header.replace("\uFEFF", "").replace("\"", "").trim();
    List<String> names = Arrays.asList(plain.split(String.valueOf(separator), -1));
    List<String> stripped = names.stream().map(String::strip).toList();
    return new CsvLayout(separator, stripped, !stripped.equals(names));
  }

  /**
   * Reads all rows of a file that has a column.
   *
   * @throws BadDataException if it has no such column, or as for {@link #rows}
   */
  public static List<NamedCsvRecord> rowsWith(String column, Path file) {
    String header = header(text(file));
    return possible(header)
        .filter(layout -> layout.names.contains(column))
        .findFirst()
        .orElseThrow(
            () ->
                new BadDataException(
                    "%s: expected a column '%s', found '%s'".formatted(file, column, header)))
        .rows(file);
  }

  /**
   * Reads all rows under the header. An unclosed quote would swallow all rows after it, so a mark
   * is appended and must be read as the last row.
   *
   * @throws BadDataException if the file is not CSV; the message names the line
   */
  List<NamedCsvRecord> rows(Path file) {
    String text = text(file);
    boolean toldFirst = text.lines().limit(1).anyMatch(CsvLayout::saysSeparator);
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(separator)
            .commentStrategy(toldFirst ? CommentStrategy.SKIP : CommentStrategy.NONE)
            .commentCharacter(COMMENT)
            .build(
                NamedCsvRecordHandler.of(handler -> handler.fieldModifier(fields(file))),
                (toldFirst ? COMMENT : "") + text + "\n" + END)) {
      List<NamedCsvRecord> rows = csv.stream().toList();
      int last = rows.size() - 1;
      if (last < 0 || !rows.get(last).getFields().equals(List.of(END))) {
        throw new BadDataException(
            "%s, line %s: a quote is opened and never closed; close it, or double it within a text"
                .formatted(file, last < 0 ? 1 : rows.get(last).getStartingLineNumber()));
      }
      return rows.subList(0, last);
    } catch (CsvParseException e) {
      if (e.getCause() instanceof BadDataException undecodable) {
        throw undecodable;
      }
      throw new BadDataException(file + " is not CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private FieldModifier fields(Path file) {
    return blanks ? FieldModifiers.STRIP.andThen(new QuotesInPlace(file)) : FieldModifiers.NOP;
  }

  /** Rejects quotes after a blank: they would be part of the text, and not hide a separator. */
  private record QuotesInPlace(Path file) implements FieldModifier {
    @Override
    public String modify(long line, int index, boolean quoted, String field) {
      if (!quoted && field.startsWith("\"")) {
        throw new BadDataException(
            "%s, line %s: a quote after a blank quotes nothing; remove the blanks after the separators"
                .formatted(file, line));
      }
      return field;
    }
  }

  private static String text(Path file) {
    StringWriter text = new StringWriter();
    try (Reader reader = Utf8.reader(file)) {
      reader.transferTo(text);
      return text.toString();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static UncheckedIOException failure(Path file, IOException e) {
    return new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
  }
}
