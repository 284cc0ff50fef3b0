package org.mmlatch.eval;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads predictions from CSV; every failure names the file and, where there is one, the line. */
final class PredictionsReader {
  private final CsvHeader header;
  private final OptionalInt id;
  private final int target;
  private final int prediction;

  private PredictionsReader(CsvHeader header, Columns columns) {
    this.header = header;
    target = header.require("targets", columns.targetNames());
    prediction = header.require("predictions", columns.predictionNames());
    id =
        columns.id().isPresent()
            ? OptionalInt.of(header.require("ids", columns.idNames()))
            : header.find(columns.idNames());
  }

  static Predictions read(Path file, Columns columns) {
    if (Files.notExists(file)) {
      throw new BadPredictionsException(file + " does not exist. Check the path.");
    }
    try (CsvReader<CsvRecord> csv = csv(file);
        CloseableIterator<CsvRecord> records = csv.iterator()) {
      return read(file, columns, records);
    } catch (CsvParseException e) {
      throw new BadPredictionsException(
          "%s is not well-formed CSV. %s Check its quotes.".formatted(file, e.getMessage()), e);
    } catch (IOException | UncheckedIOException e) {
      throw new BadPredictionsException(
          "%s cannot be read (%s). Expected a readable CSV file.".formatted(file, e), e);
    }
  }

  private static CsvReader<CsvRecord> csv(Path file) throws IOException {
    return CsvReader.builder()
        .detectBomHeader(true)
        .acceptCharsAfterQuotes(false)
        .ignoreDifferentFieldCount(true) // checked here, for the sake of the message
        .ofCsvRecord(file);
  }

  private static Predictions read(
      Path file, Columns columns, CloseableIterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw new BadPredictionsException(
          file + " is empty. Expected a header, then one line per segment.");
    }
    CsvRecord first = records.next();
    CsvHeader header = new CsvHeader(file, first.getStartingLineNumber(), first.getFields());
    PredictionsReader reader = new PredictionsReader(header, columns);
    List<Predictions.Row> rows = new ArrayList<>();
    while (records.hasNext()) {
      rows.add(reader.row(records.next(), rows.size() + 1));
    }
    if (rows.isEmpty()) {
      throw new BadPredictionsException(
          file + " has a header but no rows. Expected one line per segment.");
    }
    return new Predictions(rows);
  }

  private Predictions.Row row(CsvRecord cells, int rowNumber) {
    int expected = header.names().size();
    if (cells.getFieldCount() != expected) {
      throw new BadPredictionsException(
          "%s, line %d: expected %d fields as in the header, found %d. Quote fields with commas."
              .formatted(
                  header.file(), cells.getStartingLineNumber(), expected, cells.getFieldCount()));
    }
    String name =
        id.isPresent() ? CsvText.text(cells.getField(id.getAsInt())) : String.valueOf(rowNumber);
    return new Predictions.Row(name, number(cells, target), number(cells, prediction));
  }

  private float number(CsvRecord cells, int column) {
    String cell = cells.getField(column);
    return Decimal.parse(cell)
        .orElseThrow(
            () ->
                new BadPredictionsException(
                    "%s, line %d, column '%s': expected a finite number (float32), found '%s'. "
                            .formatted(
                                header.file(),
                                cells.getStartingLineNumber(),
                                header.names().get(column),
                                cell)
                        + "Correct or remove that line, or choose another column."));
  }
}
