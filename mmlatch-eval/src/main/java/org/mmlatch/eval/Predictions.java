package org.mmlatch.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Predictions for a set of segments, with their targets.
 *
 * @param form columns in files
 * @param rows one row per segment, at least one, in the order of the file or corpus
 */
public record Predictions(PredictionForm form, List<Row> rows) {

  /**
   * Copies the rows.
   *
   * @throws BadPredictionsException if there are no rows
   * @throws IllegalArgumentException if a row does not have as many values as the form
   */
  public Predictions {
    if (rows.isEmpty()) {
      throw new BadPredictionsException("There are no predictions to evaluate.");
    }
    rows = List.copyOf(rows);
    int outputs = form.outputs().size();
    int targets = form.targets();
    if (rows.stream()
        .anyMatch(r -> r.predictions().size() != outputs || r.targets().size() != targets)) {
      throw new IllegalArgumentException(
          "every segment needs %d predictions and %d targets".formatted(outputs, targets));
    }
  }

  /** Creates predictions of one number per segment. */
  public Predictions(List<Row> rows) {
    this(new PredictionForm.Value(), rows);
  }

  /**
   * One segment.
   *
   * @param id id of the segment, or its row number from 1 in a file without ids
   * @param targets finite targets: a number, 0 or 1 for each label, or a class index from 0
   * @param predictions finite raw predictions: a number, or logits
   */
  public record Row(String id, List<Float> targets, List<Float> predictions) {

    /**
     * Copies the lists.
     *
     * @throws BadPredictionsException if a number is not finite
     */
    public Row {
      predictions.forEach(value -> requireFinite(id, "prediction", value));
      targets.forEach(value -> requireFinite(id, "target", value));
      targets = List.copyOf(targets);
      predictions = List.copyOf(predictions);
    }

    /**
     * Creates a segment with one target and one prediction.
     *
     * @throws BadPredictionsException if a number is not finite
     */
    public Row(String id, float target, float prediction) {
      this(id, List.of(target), List.of(prediction));
    }

    /** Returns the first target. */
    public float target() {
      return targets.get(0);
    }

    /** Returns the first prediction. */
    public float prediction() {
      return predictions.get(0);
    }

    private static void requireFinite(String id, String what, float value) {
      if (!Float.isFinite(value)) {
        throw new BadPredictionsException(
            "Segment '%s': the %s is %s; expected a finite number.".formatted(id, what, value));
      }
    }
  }

  /**
   * Reads a CSV file that has the {@linkplain Columns#usual() usual} columns.
   *
   * @throws BadPredictionsException as {@link #read(Path, Columns)} does
   */
  public static Predictions read(Path file) {
    return read(file, Columns.usual());
  }

  /**
   * Reads a CSV file (RFC 4180, UTF-8, with a header; CRLF line ends and a byte order mark are
   * accepted). Other columns are ignored. Numbers are read as float32, the precision of models'
   * outputs. A file with columns {@code logit:NAME} is read as labels or classes, as described in
   * {@link PredictionForm}, unless a column of predictions is given.
   *
   * @throws BadPredictionsException if the file cannot be read, a column is missing, there are no
   *     rows, or a value is not a finite number; the message says where
   */
  public static Predictions read(Path file, Columns columns) {
    return PredictionsReader.read(file, columns);
  }

  /**
   * Returns the predictions as CSV in the columns of the form; each number is printed so that it
   * parses to the same float.
   */
  public String toCsv() {
    return new Table(
            form.header().stream().map(Table.Column::right).toList(),
            rows.stream()
                .map(row -> form.cells(row.id(), row.targets(), row.predictions()))
                .toList())
        .toCsv();
  }

  /** Returns the predictions (N, K) and targets (N, L) without ids. */
  public Outcomes outcomes() {
    return new Outcomes(doubles(Row::predictions), doubles(Row::targets));
  }

  /** Computes all metrics of a task. */
  public Metrics metrics(MetricCatalogue catalogue) {
    return Metrics.of(outcomes(), catalogue);
  }

  private double[][] doubles(Function<Row, List<Float>> numbers) {
    return rows.stream()
        .map(row -> numbers.apply(row).stream().mapToDouble(Float::doubleValue).toArray())
        .toArray(double[][]::new);
  }
}
