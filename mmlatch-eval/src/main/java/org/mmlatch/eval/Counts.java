package org.mmlatch.eval;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Counts segments by target and prediction. */
public final class Counts {
  private Counts() {}

  /**
   * Counts segments.
   *
   * @param row index of the target, by segment
   * @param column index of the prediction, by segment
   * @return counts (rows, columns)
   */
  public static List<List<Integer>> of(
      int segments, int rows, int columns, IntUnaryOperator row, IntUnaryOperator column) {
    int[][] counts = new int[rows][columns];
    for (int i = 0; i < segments; i++) {
      counts[row.applyAsInt(i)][column.applyAsInt(i)]++;
    }
    return Arrays.stream(counts).map(of -> Arrays.stream(of).boxed().toList()).toList();
  }
}
