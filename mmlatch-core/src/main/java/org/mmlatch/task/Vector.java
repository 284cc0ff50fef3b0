package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Creates constant vectors on the device, without a copy from the host, which a training step
 * replayed as a CUDA graph cannot contain.
 */
final class Vector {
  private Vector() {}

  /** Returns the numbers as an array (n), owned by {@code manager}. */
  static NDArray of(List<Double> numbers, NDManager manager) {
    NDList each = new NDList();
    numbers.forEach(number -> each.add(manager.full(new Shape(1), number.floatValue())));
    return NDArrays.concat(each);
  }
}
