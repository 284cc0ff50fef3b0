package org.mmlatch.eval;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads predictions from CSV; every error names the file and, if there is one, the line. */
final class PredictionsReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String QUOTED = "\"[^\"]*\"";

  /** Excel's line before the header that says the separator, without the line's end. */
  private static final Pattern SEPARATOR =
      Pattern.compile("(?i)(\"?sep=(?<separator>[,;\t])\"?)(?=\\R)");

  private static final String END = "\u0004"; // ASCII EOT, appended to mark the end of the file

  private final CsvHeader header;
  private final PredictionForm form;
  private final OptionalInt id;
  private final List<Integer> targets;
  private final List<Integer> predictions;

  private PredictionsReader(CsvHeader header, Columns columns) {
    this.header = header;
    form = columns.prediction().isPresent() ? new PredictionForm.Value() : form(header, columns);
    if (form instanceof PredictionForm.Value) {
      targets = List.of(header.require("targets", columns.targetNames()));
      predictions = List.of(header.require("predictions", columns.predictionNames()));
    } else {
      targets =
          form instanceof PredictionForm.Classes
              ? List.of(header.require("classes", columns.targetNames()))
              : required(header, "presence of a label", PredictionForm.TARGET);
      predictions = required(header, "logits", PredictionForm.LOGIT);
    }
    id =
        columns.id().isPresent()
            ? OptionalInt.of(header.require("ids", columns.idNames()))
            : header.find(columns.idNames());
  }

  /**
   * Logits with a single column of targets are those of classes; labels have a column of targets
   * each.
   */
  private static PredictionForm form(CsvHeader header, Columns columns) {
    List<String> outputs = header.after(PredictionForm.LOGIT);
    if (outputs.isEmpty()) {
      return new PredictionForm.Value();
    }
    boolean areClasses =
        header.after(PredictionForm.TARGET).isEmpty()
            && header.find(columns.targetNames()).isPresent();
    if (outputs.contains("") || (areClasses && outputs.size() < 2)) {
      throw new BadPredictionsException(
          "%s, line %d: expected columns '%sNAME' of every label, or of two classes or more; found %s."
              .formatted(
                  header.file(),
                  header.line(),
                  PredictionForm.LOGIT,
                  outputs.stream()
                      .map(output -> "'" + PredictionForm.LOGIT + output + "'")
                      .collect(Collectors.joining(", "))));
    }
    return areClasses ? new PredictionForm.Classes(outputs) : new PredictionForm.Labels(outputs);
  }

  private List<Integer> required(CsvHeader columns, String role, String prefix) {
    return form.outputs().stream()
        .map(output -> columns.require(role, List.of(prefix + output)))
        .toList();
  }

  static Predictions read(Path file, Columns columns) {
    if (Files.notExists(file)) {
      throw new BadPredictionsException(file + " does not exist. Check the path.");
    }
    if (Files.isDirectory(file)) {
      throw new BadPredictionsException(
          file
              + " is a folder. Expected a CSV file of predictions, such as a run's"
              + " predictions-test.csv.");
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
    String text = text(file);
    Matcher told = SEPARATOR.matcher(text);
    String rows = told.lookingAt() ? text.substring(told.end(1)) : text; // keeps the line's end
    return CsvReader.builder()
        .fieldSeparator(told.lookingAt() ? told.group("separator").charAt(0) : separator(text))
        .acceptCharsAfterQuotes(false)
        .ignoreDifferentFieldCount(true) // checked here, for the sake of the message
        .ofCsvRecord(rows + "\n" + END);
  }

  /** Returns the separator of the header line: a comma, unless it has none but others. */
  private static char separator(String text) {
    String names =
        text.lines().filter(line -> !line.isBlank()).findFirst().orElse("").replaceAll(QUOTED, "");
    if (names.indexOf(',') >= 0) {
      return ',';
    }
    return names.indexOf(';') >= 0 ? ';' : names.indexOf('\t') >= 0 ? '\t' : ',';
  }

  private static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new BadPredictionsException(
          file
              + " is not UTF-8 text; convert it, for example with 'iconv -f UTF-16 -t UTF-8 FILE >"
              + " NEW', or from WINDOWS-1252 if it is from Excel in Western Europe.",
          e);
    }
  }

  private static Predictions read(
      Path file, Columns columns, CloseableIterator<CsvRecord> records) {
    CsvRecord first = records.next();
    if (isEnd(first)) {
      throw new BadPredictionsException(
          file + " is empty. Expected a header, then one line per segment.");
    }
    CsvHeader header = new CsvHeader(file, first.getStartingLineNumber(), first.getFields());
    PredictionsReader reader = new PredictionsReader(header, columns);
    List<Predictions.Row> rows = new ArrayList<>();
    CsvRecord record = next(file, first, records);
    while (!isEnd(record)) {
      rows.add(reader.row(record, rows.size() + 1));
      record = next(file, record, records);
    }
    if (rows.isEmpty()) {
      throw new BadPredictionsException(
          file + " has a header but no rows. Expected one line per segment.");
    }
    return new Predictions(reader.form, rows);
  }

  private static boolean isEnd(CsvRecord record) {
    return record.getFields().equals(List.of(END));
  }

  /** A quote that is never closed swallows all following rows, including the end marker. */
  private static CsvRecord next(Path file, CsvRecord record, CloseableIterator<CsvRecord> records) {
    if (!records.hasNext()) {
      throw new BadPredictionsException(
          "%s, line %d: a quote is opened and never closed. Check its quotes."
              .formatted(file, record.getStartingLineNumber()));
    }
    return records.next();
  }

  private Predictions.Row row(CsvRecord cells, int rowNumber) {
    int expected = header.names().size();
    if (cells.getFieldCount() != expected) {
      throw new BadPredictionsException(
          "%s, line %d: expected %d fields as in the header, found %d. Quote fields that contain the separator."
              .formatted(
                  header.file(), cells.getStartingLineNumber(), expected, cells.getFieldCount()));
    }
    String name =
        id.isPresent() ? CsvText.text(cells.getField(id.getAsInt())) : String.valueOf(rowNumber);
    return new Predictions.Row(
        name,
        targets.stream().map(column -> target(cells, column)).toList(),
        predictions.stream().map(column -> number(cells, column)).toList());
  }

  private float target(CsvRecord cells, int column) {
    if (form instanceof PredictionForm.Classes classes) {
      String name = CsvText.text(cells.getField(column)).strip();
      int number = classes.outputs().indexOf(name);
      if (number < 0) {
        throw new BadPredictionsException(
            "%s, line %d, column '%s': expected one of the classes that there are logits of, %s, found '%s'."
                .formatted(
                    header.file(),
                    cells.getStartingLineNumber(),
                    header.names().get(column),
                    String.join(", ", classes.outputs()),
                    name));
      }
      return number;
    }
    float number = number(cells, column);
    if (form instanceof PredictionForm.Labels && number != 0 && number != 1) {
      throw new BadPredictionsException(
          "%s, line %d, column '%s': expected 1 where the label is present and 0 where it is absent, found %s."
              .formatted(
                  header.file(),
                  cells.getStartingLineNumber(),
                  header.names().get(column),
                  Decimal.print(number)));
    }
    return number;
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
