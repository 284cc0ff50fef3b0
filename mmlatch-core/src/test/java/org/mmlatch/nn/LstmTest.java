package org.mmlatch.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LstmTest {
  private static Pass pass(NDManager manager) {
    return new Pass(new ParameterStore(manager, false), Pass.Purpose.EVALUATION);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 7})
  void hiddenStatesAreTheKernelsWithCellsAndWithout(long steps) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Lstm lstm = new Lstm(3, 4);
      Weights.draw(lstm, manager, 1);
      NDArray x = manager.randomNormal(new Shape(2, steps, 3));
      float[] kernel = lstm.hidden(pass(manager), x).toFloatArray();
      assertArrayEquals(kernel, lstm.states(pass(manager), x).hidden().toFloatArray(), 1e-6f);
    }
  }

  /** Gates that depend on nothing: i = σ(1), f = σ(2), g = tanh(3), o = σ(4). */
  @Test
  void cellsForgetAndAddAtEveryStep() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Lstm lstm = new Lstm(1, 1);
      float[] gates = {1, 2, 3, 4};
      Weights.place(
          lstm, manager, (name, weight) -> name.endsWith("bias_ih") ? gates : new float[4]);
      Lstm.States states = lstm.states(pass(manager), manager.ones(new Shape(1, 3, 1)));
      double added = sigmoid(1) * Math.tanh(3);
      double cell = 0;
      for (int t = 0; t < 3; t++) {
        cell = sigmoid(2) * cell + added;
        assertEquals(cell, states.cells().getFloat(0, t, 0), 1e-6);
        assertEquals(sigmoid(4) * Math.tanh(cell), states.hidden().getFloat(0, t, 0), 1e-6);
      }
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
