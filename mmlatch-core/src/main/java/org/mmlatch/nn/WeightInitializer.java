package org.mmlatch.nn;

import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** The initial values of a weight. */
public sealed interface WeightInitializer extends Initializer
    permits UniformInitializer, NormalInitializer, OrthogonalInitializer {
  /** Draws the numbers of a weight, in row-major order. */
  float[] draw(SplittableRandom random, Shape shape);

  /** Draws each number of a weight independently. */
  static float[] each(Shape shape, DoubleSupplier number) {
    float[] values = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) number.getAsDouble();
    }
    return values;
  }
}
