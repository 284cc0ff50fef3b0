package org.mmlatch.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpearmanTest {
  /** The example of the encyclopaedias: IQ and hours of television, published as -29/165. */
  @Test
  void agreesWithAPublishedExample() {
    double[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    double[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    assertEquals(-29.0 / 165, Spearman.of(iq, hours).orElseThrow(), 1e-12);
  }

  @Test
  void equalValuesShareTheMeanOfTheirRanks() {
    assertArrayEquals(
        new double[] {2.5, 1, 2.5, 5, 5, 5}, Spearman.ranks(new double[] {2, 1, 2, 9, 9, 9}));
  }

  /** SciPy's {@code spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])}, an example of its manual. */
  @Test
  void agreesWithSciPyWhereValuesAreEqual() {
    assertEquals(
        0.8207826816681233,
        Spearman.of(new double[] {1, 2, 3, 4, 5}, new double[] {5, 6, 7, 8, 7}).orElseThrow(),
        1e-12);
  }

  @Test
  void anyRisingRelationIsOne() {
    double[] rising = {0.1, 0.11, 700};
    assertEquals(1, Spearman.of(new double[] {1, 2, 3}, rising).orElseThrow(), 1e-12);
  }

  @Test
  void aConstantOrASinglePairHasNone() {
    assertTrue(Spearman.of(new double[] {1, 2}, new double[] {4, 4}).isEmpty());
    assertTrue(Spearman.of(new double[] {1}, new double[] {4}).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> Spearman.of(new double[2], new double[1]));
  }
}
