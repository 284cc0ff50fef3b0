package org.mmlatch.eval;

/** Writes predictions as CSV. */
final class PredictionsWriter {
  private PredictionsWriter() {}

  static String csv(Predictions predictions) {
    PredictionForm form = predictions.form();
    return new Table(
            form.header().stream().map(Table.Column::right).toList(),
            predictions.rows().stream()
                .map(row -> form.cells(row.id(), row.targets(), row.predictions()))
                .toList())
        .toCsv();
  }
}
