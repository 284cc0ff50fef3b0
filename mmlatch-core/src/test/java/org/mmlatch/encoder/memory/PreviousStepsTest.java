package org.mmlatch.encoder.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class PreviousStepsTest {
  @Test
  void eachStepHasTheOneBeforeItAndTheFirstHasZeros() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.create(new float[] {1, 2, 3, 4, 5, 6}, new Shape(1, 3, 2));
      assertArrayEquals(
          new float[] {0, 0, 1, 2, 1, 2, 3, 4, 3, 4, 5, 6}, PreviousSteps.before(x).toFloatArray());
    }
  }

  @Test
  void aLoneStepHasZeros() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.create(new float[] {7}, new Shape(1, 1, 1));
      assertArrayEquals(new float[] {0, 7}, PreviousSteps.before(x).toFloatArray());
    }
  }
}
