package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * Draws a weight from a normal distribution with mean 0.
 *
 * @param deviation standard deviation
 */
public record NormalInitializer(float deviation) implements WeightInitializer {
  /** Xavier-normal (Glorot and Bengio), with standard deviation √(2 / (fanIn + fanOut)). */
  public static NormalInitializer xavier(long fanIn, long fanOut) {
    return new NormalInitializer((float) Math.sqrt(2.0 / (fanIn + fanOut)));
  }

  @Override
  public float[] draw(SplittableRandom random, Shape shape) {
    return WeightInitializer.each(shape, () -> deviation * random.nextGaussian());
  }

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    return manager.randomNormal(0, deviation, shape, dataType);
  }
}
