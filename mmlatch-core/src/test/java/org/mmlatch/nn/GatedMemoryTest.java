package org.mmlatch.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GatedMemoryTest {
  private static final Dropout NONE = new Dropout(0);

  /** A memory of width 1 over one number; weights that are not given are zero. */
  private static GatedMemory memory(NDManager manager, Dropout update, Map<String, Float> weights) {
    GatedMemory memory =
        new GatedMemory(1, 1, new GatedMemory.Gate(1, NONE), new GatedMemory.Gate(1, update));
    Weights.place(
        memory,
        manager,
        (name, weight) -> {
          float[] values = new float[(int) weight.getShape().size()];
          values[values.length - 1] = weights.getOrDefault(name, 0f); // that of u, if it is read
          return values;
        });
    return memory;
  }

  private static float[] remembered(GatedMemory memory, Pass.Purpose purpose, int steps) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray ones = manager.ones(new Shape(1, steps, 1));
      Pass pass = new Pass(new ParameterStore(manager, false), purpose);
      return memory.forward(pass, ones, ones).toFloatArray();
    }
  }

  @Test
  void gatesRetainHalfAndTakeHalfWhereTheyKnowNothing() {
    try (NDManager manager = NDManager.newBaseManager()) {
      GatedMemory memory = memory(manager, NONE, Map.of());
      assertArrayEquals(
          new float[] {0.5f, 0.75f, 0.875f}, remembered(memory, Pass.Purpose.EVALUATION, 3), 1e-6f);
    }
  }

  /** Retained: σ(u + 3) of the memory before, whose gate reads it; a half of each proposal. */
  @Test
  void aGateReadsTheMemoryBeforeTheStep() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Float> weights =
          Map.of("gamma1.fc1.weight", 1f, "gamma1.fc2.weight", 1f, "gamma1.fc2.bias", 3f);
      float[] u = remembered(memory(manager, NONE, weights), Pass.Purpose.EVALUATION, 3);
      assertEquals(0.5, u[0], 1e-6);
      assertEquals(sigmoid(u[0] + 3) * u[0] + 0.5, u[1], 1e-6);
      assertEquals(sigmoid(u[1] + 3) * u[1] + 0.5, u[2], 1e-6);
    }
  }

  /** Nothing is retained; what is taken is σ(0) if the hidden unit 1 is dropped, else σ(2). */
  @Test
  void dropoutDrawsAnewAtEveryStepOfTraining() {
    try (NDManager manager = NDManager.newBaseManager()) {
      Map<String, Float> weights =
          Map.of("gamma1.fc2.bias", -99f, "gamma2.fc1.bias", 1f, "gamma2.fc2.weight", 1f);
      GatedMemory memory = memory(manager, new Dropout(0.5), weights);
      Set<Double> taken = new TreeSet<>();
      for (float u : remembered(memory, Pass.Purpose.TRAINING, 64)) {
        taken.add(Math.round(1000 * u) / 1000.0);
      }
      assertEquals(Set.of(0.5, 0.881), taken);
      assertEquals(sigmoid(1), remembered(memory, Pass.Purpose.EVALUATION, 1)[0], 1e-6);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
