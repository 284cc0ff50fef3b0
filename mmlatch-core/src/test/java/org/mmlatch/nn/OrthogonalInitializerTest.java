package org.mmlatch.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrthogonalInitializerTest {
  private static float[] draw(long seed, long rows, long columns) {
    return new OrthogonalInitializer().draw(new SplittableRandom(seed), new Shape(rows, columns));
  }

  @Test
  void columnsAreOrthonormal() {
    float[] w = draw(1, 40, 10);
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < 10; b++) {
        double dot = 0;
        for (int row = 0; row < 40; row++) {
          dot += (double) w[row * 10 + a] * w[row * 10 + b];
        }
        assertEquals(a == b ? 1 : 0, dot, 1e-6);
      }
    }
  }

  @Test
  void theSameSeedDrawsTheSameMatrix() {
    assertArrayEquals(draw(3, 8, 2), draw(3, 8, 2));
  }

  /** Of many columns of 4 numbers, a number's mean is 0 and the mean of its square 1/4. */
  @Test
  void noDirectionIsPreferred() {
    double sum = 0;
    double squares = 0;
    for (int seed = 0; seed < 2000; seed++) {
      float first = draw(seed, 4, 1)[0];
      sum += first;
      squares += (double) first * first;
    }
    assertEquals(0, sum / 2000, 0.05);
    assertEquals(0.25, squares / 2000, 0.02);
  }

  @Test
  void aMatrixWithMoreColumnsThanRowsHasNone() {
    assertThrows(IllegalArgumentException.class, () -> draw(1, 2, 3));
  }
}
