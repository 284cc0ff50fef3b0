package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * Draws a parameter from the normal distribution around 0.
 *
 * @param deviation the standard deviation
 */
public record NormalInitializer(float deviation) implements DrawnInitializer {
  @Override
  public double draw(SplittableRandom random) {
    return deviation * random.nextGaussian();
  }

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    return manager.randomNormal(0, deviation, shape, dataType);
  }
}
