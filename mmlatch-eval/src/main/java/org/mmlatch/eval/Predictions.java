package org.mmlatch.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Predictions for a set of segments beside the sentiment they should have had.
 *
 * @param rows one per segment, at least one, in the order of the file or the corpus
 */
public record Predictions(List<Row> rows) {

  /**
   * Copies the rows.
   *
   * @throws BadPredictionsException if there are none
   */
  public Predictions {
    if (rows.isEmpty()) {
      throw new BadPredictionsException("There are no predictions to evaluate.");
    }
    rows = List.copyOf(rows);
  }

  /**
   * One segment.
   *
   * @param id the segment's id, or its row number from 1 in a file without ids
   * @param target the true sentiment, finite
   * @param prediction the raw prediction, finite but not confined to [-3, 3]
   */
  public record Row(String id, float target, float prediction) {

    /**
     * Creates a row.
     *
     * @throws BadPredictionsException if a number is not finite
     */
    public Row {
      requireFinite(id, "prediction", prediction);
      requireFinite(id, "target", target);
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
   * Reads a CSV file (RFC 4180, UTF-8, with a header; lines may end in CRLF, a byte order mark may
   * come first). Columns that are not asked for are ignored. Numbers are read as float32, the
   * precision in which models predict.
   *
   * @throws BadPredictionsException if the file cannot be read, lacks a column or any row, or holds
   *     something other than a finite number; the message says where
   */
  public static Predictions read(Path file, Columns columns) {
    return PredictionsReader.read(file, columns);
  }

  /**
   * Returns lines of {@code id,target,prediction}, each number in the shortest form that reads back
   * as the same float.
   */
  public String toCsv() {
    return PredictionsWriter.csv(this);
  }

  /** Returns the numbers alone, (N, 1). */
  public Outcomes outcomes() {
    return Outcomes.of(doubles(Row::prediction), doubles(Row::target));
  }

  /** Computes all metrics of a task. */
  public Metrics metrics(MetricCatalogue catalogue) {
    return Metrics.of(outcomes(), catalogue);
  }

  private double[] doubles(ToDoubleFunction<Row> column) {
    return rows.stream().mapToDouble(column).toArray();
  }
}
