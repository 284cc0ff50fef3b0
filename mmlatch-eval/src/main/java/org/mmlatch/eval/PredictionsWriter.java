package org.mmlatch.eval;

import java.util.List;

/** Writes predictions as CSV. */
final class PredictionsWriter {
  private static final List<Table.Column> COLUMNS =
      List.of(
          Table.Column.left("id"), Table.Column.right("target"), Table.Column.right("prediction"));

  private PredictionsWriter() {}

  static String csv(Predictions predictions) {
    return new Table(COLUMNS, predictions.rows().stream().map(PredictionsWriter::cells).toList())
        .toCsv();
  }

  private static List<String> cells(Predictions.Row row) {
    return List.of(row.id(), Decimal.print(row.target()), Decimal.print(row.prediction()));
  }
}
