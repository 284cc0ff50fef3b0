package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * Sinusoidal positions 1…T: the sines of all frequencies, then their cosines, with frequencies
 * {@code exp(-i · ln 10000 / (d/2 - 1))}. They lie on the device, and are made anew only for
 * sequences longer than any before.
 */
public final class Positions {
  private final int width;
  private Optional<NDArray> table = Optional.empty(); // (1, longest so far, d)

  /** Prepares positions of {@code width} d numbers, even and at least 4. */
  public Positions(int width) {
    this.width = width;
  }

  /**
   * Returns (1, T, d) for {@code x} (B, T, d), owned as {@code x} is.
   *
   * @param model owns what is kept for other sequences; on the device of {@code x}
   */
  public synchronized NDArray encoding(NDArray x, NDManager model) {
    long steps = x.getShape().get(1);
    if (table.isEmpty() || table.get().getShape().get(1) < steps) {
      table.ifPresent(NDArray::close);
      table = Optional.of(made(Math.toIntExact(steps), model));
    }
    return table.get().get(x.getManager(), new NDIndex(":, :{}", steps));
  }

  private NDArray made(int steps, NDManager manager) {
    int half = width / 2;
    float[] values = new float[steps * width];
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < half; i++) {
        double angle = (step + 1) * (double) (float) Math.exp(-i * Math.log(10000) / (half - 1));
        values[step * width + i] = (float) Math.sin(angle);
        values[step * width + half + i] = (float) Math.cos(angle);
      }
    }
    NDArray made = Weights.nativeCopy(manager, values, new Shape(1, steps, width));
    NDScope.unregister(made); // it outlives the pass that needs it first
    return made;
  }
}
