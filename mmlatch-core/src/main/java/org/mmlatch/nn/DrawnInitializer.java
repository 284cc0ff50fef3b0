package org.mmlatch.nn;

import ai.djl.training.initializer.Initializer;
import java.util.SplittableRandom;

/** What a parameter starts as: numbers drawn one by one from a distribution. */
public interface DrawnInitializer extends Initializer {
  /** Returns the next number. */
  double draw(SplittableRandom random);
}
