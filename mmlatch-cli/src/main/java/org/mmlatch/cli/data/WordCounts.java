package org.mmlatch.cli.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Utf8;

/**
 * Reads the column {@code text} of a CSV file and counts its words, separated by white space, in
 * each row.
 */
final class WordCounts {
  private static final String COLUMN = "text";

  private WordCounts() {}

  static List<Integer> read(Path file) {
    try (Stream<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(Utf8.reader(file)).stream()) {
      List<Integer> counts = rows.map(row -> words(file, row)).toList();
      if (counts.isEmpty()) {
        throw new BadDataException(file + ": expected at least one row under a header");
      }
      return counts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CsvParseException e) {
      if (e.getCause() instanceof BadDataException undecodable) {
        throw undecodable;
      }
      throw new BadDataException(file + " is not CSV: " + e.getMessage(), e);
    }
  }

  private static int words(Path file, NamedCsvRecord row) {
    String text =
        row.findField(COLUMN)
            .orElseThrow(
                () ->
                    new BadDataException(
                        "%s: expected a column '%s', found %s"
                            .formatted(file, COLUMN, row.getHeader())));
    return Math.max(1, (int) Stream.of(text.trim().split("\\s+", -1)).count());
  }
}
