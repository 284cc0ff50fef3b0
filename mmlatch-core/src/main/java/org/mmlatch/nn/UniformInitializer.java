package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/**
 * Draws a weight from U(centre - bound, centre + bound), as torch does for the layers used here.
 *
 * @param centre the mean
 * @param bound largest distance from the mean; 0 for a constant
 */
public record UniformInitializer(float centre, float bound) implements WeightInitializer {
  /** Torch's default for a layer with {@code fanIn} inputs: a bound of 1/√fanIn. */
  public static UniformInitializer ofFanIn(long fanIn) {
    return new UniformInitializer(0, (float) (1 / Math.sqrt((double) fanIn)));
  }

  /** Xavier-uniform (Glorot and Bengio): a bound of √(6 / (fanIn + fanOut)). */
  public static UniformInitializer xavier(long fanIn, long fanOut) {
    return new UniformInitializer(0, (float) Math.sqrt(6.0 / (fanIn + fanOut)));
  }

  /** Sets every element to {@code value}. */
  public static UniformInitializer constant(float value) {
    return new UniformInitializer(value, 0);
  }

  @Override
  public float[] draw(SplittableRandom random, Shape shape) {
    return WeightInitializer.each(shape, () -> centre + (2 * random.nextDouble() - 1) * bound);
  }

  @Override
  public NDArray initialize(NDManager manager, Shape shape, DataType dataType) {
    return bound == 0
        ? manager.full(shape, centre, dataType)
        : manager.randomUniform(centre - bound, centre + bound, shape, dataType);
  }
}
