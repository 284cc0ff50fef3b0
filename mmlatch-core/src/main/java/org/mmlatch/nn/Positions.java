package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/**
 * Sinusoidal positions 1…T: the sines of all frequencies, then their cosines, with frequencies
 * {@code exp(-i · ln 10000 / (d/2 - 1))}.
 */
public final class Positions {
  private Positions() {}

  /** Returns (1, T, d) for {@code x} (B, T, d), d even and at least 4, owned as {@code x} is. */
  public static NDArray encoding(NDArray x) {
    int steps = (int) x.getShape().get(1);
    int width = (int) x.getShape().get(2);
    int half = width / 2;
    float[] values = new float[steps * width];
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < half; i++) {
        double angle = (step + 1) * (double) (float) Math.exp(-i * Math.log(10000) / (half - 1));
        values[step * width + i] = (float) Math.sin(angle);
        values[step * width + half + i] = (float) Math.cos(angle);
      }
    }
    return x.getManager().create(FloatBuffer.wrap(values), new Shape(1, steps, width));
  }
}
