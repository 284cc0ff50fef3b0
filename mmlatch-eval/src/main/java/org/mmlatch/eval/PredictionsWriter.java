package org.mmlatch.eval;

import java.nio.file.Path;
import java.util.List;

/** Writes predictions as CSV. */
final class PredictionsWriter {
  private static final List<Table.Column> COLUMNS =
      List.of(
          Table.Column.left("id"), Table.Column.right("target"), Table.Column.right("prediction"));

  private PredictionsWriter() {}

  static void write(Predictions predictions, Path file) {
    TextFiles.write(file, table(predictions).toCsv());
  }

  private static Table table(Predictions predictions) {
    return new Table(COLUMNS, predictions.rows().stream().map(PredictionsWriter::cells).toList());
  }

  private static List<String> cells(Predictions.Row row) {
    return List.of(row.id(), Decimal.print(row.target()), Decimal.print(row.prediction()));
  }
}
