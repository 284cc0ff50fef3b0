package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.engine.RecordedOperators;

class GradientNormTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "20, 1", "13, 1", "6.5, 0.5", "1.3, 0.1"})
  void gradientsAreScaledDownToTheLimitTogether(double maxNorm, float factor) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray a = manager.create(new float[] {3, 0}).duplicate();
      NDArray b = manager.create(new float[][] {{4}, {12}}).duplicate();
      GradientNorm norm = new GradientNorm(0, maxNorm, manager);
      int owned = manager.getManagedArrays().size();
      try (NDArray found = norm.clip(List.of(a, b), manager)) {
        assertEquals(13, found.getFloat(), 1e-5);
      }
      assertArrayEquals(new float[] {3 * factor, 0}, a.toFloatArray(), 1e-5f);
      assertArrayEquals(new float[] {4 * factor, 12 * factor}, b.toFloatArray(), 1e-5f);
      assertEquals(owned, manager.getManagedArrays().size(), "arrays left behind");
    }
  }

  /** A limit for each number comes before that of the norm, which here is 5 after it. */
  @ParameterizedTest
  @CsvSource({"0, 1", "5, 1", "2.5, 0.5"})
  void numbersAreCutOffBeforeTheNormIsLimited(double maxNorm, float factor) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray a = manager.create(new float[] {3, 0}).duplicate();
      NDArray b = manager.create(new float[] {-40}).duplicate();
      NDArray found = new GradientNorm(4, maxNorm, manager).clip(List.of(a, b), manager);
      assertEquals(Math.sqrt(1609), found.getFloat(), 1e-4, "the norm is that before");
      assertArrayEquals(new float[] {3 * factor, 0}, a.toFloatArray(), 1e-5f);
      assertArrayEquals(new float[] {-4 * factor}, b.toFloatArray(), 1e-5f);
    }
  }

  @Test
  void itIsTheHostsClipping() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray onDevice = manager.randomNormal(new Shape(50));
      NDArray onHost = onDevice.duplicate();
      new GradientNorm(0, 0.3, manager).clip(List.of(onDevice), manager).close();
      new GradientClipping(0.3).apply(List.of(onHost), manager);
      assertArrayEquals(onHost.toFloatArray(), onDevice.toFloatArray(), 1e-6f);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void oneNumberThatIsNotFiniteMakesTheNormSo(float value) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray spoilt = manager.create(new float[] {1, value}).duplicate();
      NDArray fine = manager.create(new float[] {1}).duplicate();
      NDArray norm = new GradientNorm(0, 0, manager).clip(List.of(fine, spoilt), manager);
      assertFalse(Float.isFinite(norm.getFloat()));
      assertEquals(1, fine.getFloat());
    }
  }

  @Test
  void itTakesAsManyCallsForManyGradientsAsForFew() {
    List<String> ofFew = callsOfNorm(3);
    assertEquals(ofFew, callsOfNorm(60));
    assertTrue(ofFew.contains("aten::_foreach_norm"), ofFew.toString());
  }

  private static List<String> callsOfNorm(int gradients) {
    try (NDManager manager = NDManager.newBaseManager()) {
      List<NDArray> all =
          Stream.generate(() -> manager.ones(new Shape(5))).limit(gradients).toList();
      GradientNorm norm = new GradientNorm(0, 0, manager);
      return RecordedOperators.outermost(() -> norm.clip(all, manager).close());
    }
  }
}
