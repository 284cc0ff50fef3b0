package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;

/**
 * Draws a parameter from U(-bound, bound), as torch does for the layers used here.
 *
 * @param bound the largest absolute value
 */
public record UniformInitializer(float bound) implements Initializer {
  /** Torch's default for a layer that sums {@code fanIn} inputs: 1/√fanIn. */
  static UniformInitializer ofFanIn(long fanIn) {
    return new UniformInitializer((float) (1 / Math.sqrt((double) fanIn)));
  }

  /** Xavier-uniform (Glorot and Bengio): √(6 / (fanIn + fanOut)). */
  static UniformInitializer xavier(long fanIn, long fanOut) {
    return new UniformInitializer((float) Math.sqrt(6.0 / (fanIn + fanOut)));
  }

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    return manager.randomUniform(-bound, bound, shape, dataType);
  }
}
