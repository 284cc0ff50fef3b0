package org.mmlatch.nn;

import ai.djl.training.initializer.Initializer;
import java.util.SplittableRandom;

/** Where a weight starts: numbers drawn from one distribution. */
public sealed interface WeightInitializer extends Initializer
    permits UniformInitializer, NormalInitializer {
  /** Draws a number. */
  float draw(SplittableRandom random);
}
