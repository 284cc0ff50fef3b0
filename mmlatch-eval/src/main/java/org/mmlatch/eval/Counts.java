package org.mmlatch.eval;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Segments counted by what is true of them and what is predicted. */
public final class Counts {
  private Counts() {}

  /**
   * Counts segments.
   *
   * @param row number of what is true, by segment
   * @param column number of what is predicted, by segment
   * @return (rows, columns)
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
