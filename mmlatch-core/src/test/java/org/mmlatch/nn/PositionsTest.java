package org.mmlatch.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class PositionsTest {
  private static final int WIDTH = 4;

  private static float[] expected(int steps) {
    float[] values = new float[steps * WIDTH];
    for (int step = 1; step <= steps; step++) {
      float[] row = {
        (float) Math.sin(step),
        (float) Math.sin(step * 1e-4),
        (float) Math.cos(step),
        (float) Math.cos(step * 1e-4)
      };
      System.arraycopy(row, 0, values, (step - 1) * WIDTH, WIDTH);
    }
    return values;
  }

  @Test
  void longerAndShorterSequencesHaveTheSamePositions() {
    try (NDManager model = NDManager.newBaseManager()) {
      Positions positions = new Positions(WIDTH);
      for (int steps : new int[] {3, 2, 7, 3}) {
        try (NDManager batch = model.newSubManager()) {
          NDArray encoding = positions.encoding(batch.zeros(new Shape(2, steps, WIDTH)), model);
          assertEquals(new Shape(1, steps, WIDTH), encoding.getShape());
          assertArrayEquals(expected(steps), encoding.toFloatArray(), 1e-6f);
        }
      }
      assertEquals(1, model.getManagedArrays().size(), "arrays left behind");
    }
  }

  @Test
  void whatWasGivenOutStaysWhereItIsWhenALongerSequenceComes() {
    try (NDManager model = NDManager.newBaseManager()) {
      Positions positions = new Positions(WIDTH);
      NDArray first = positions.encoding(model.zeros(new Shape(1, 2, WIDTH)), model);
      int tables = model.getManagedArrays().size();
      NDArray longer = positions.encoding(model.zeros(new Shape(1, 200, WIDTH)), model);
      assertArrayEquals(expected(200), longer.toFloatArray(), 1e-6f);
      assertArrayEquals(expected(2), first.toFloatArray(), 1e-6f);
      // the longer sequence, its positions and their table; the first table is still there
      assertEquals(tables + 3, model.getManagedArrays().size());
    }
  }
}
