package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskMergeTest {
  @ParameterizedTest
  @CsvSource({"MEAN, 1.0, 1.0", "MAX, 0.75, 0.5", "MIN, 0.25, 0.5", "PRODUCT, 0.1875, 0.25"})
  void twoSigmoidsAreMergedElementByElement(MaskMerge merge, float first, float second) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray a = manager.create(new float[] {0.25f, 0.5f});
      NDArray b = manager.create(new float[] {0.75f, 0.5f});
      assertArrayEquals(new float[] {first, second}, merge.merge(a, b).toFloatArray());
    }
  }
}
