package org.mmlatch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededRandomSourceTest {
  /** Draws of a few shapes, one after the other. */
  private static float[] drawn(long seed, NDManager parent) {
    SeededRandomSource draws = new SeededRandomSource(seed);
    float[] all = new float[0];
    try (NDManager manager = parent.newSubManager()) {
      for (int i = 1; i <= 50; i++) {
        Shape shape = new Shape(i, 7);
        float[] values = draws.draw(() -> manager.randomNormal(shape)).toFloatArray();
        int before = all.length;
        all = Arrays.copyOf(all, before + values.length);
        System.arraycopy(values, 0, all, before, values.length);
      }
    }
    return all;
  }

  @Test
  void eachDependsOnItsSeedAloneWhateverElseDraws() {
    try (NDManager manager = NDManager.newBaseManager()) {
      List<Long> seeds = List.of(1L, 2L, 3L);
      List<float[]> alone = seeds.stream().map(seed -> drawn(seed, manager)).toList();
      for (int round = 0; round < 5; round++) {
        List<float[]> together = new Workers(3).all(seeds, seed -> drawn(seed, manager));
        for (int i = 0; i < seeds.size(); i++) {
          assertArrayEquals(alone.get(i), together.get(i));
        }
      }
      assertFalse(Arrays.equals(alone.get(0), alone.get(1)));
    }
  }
}
