package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sinusoidal positions 1…T: the sines of all frequencies, then their cosines, with frequencies
 * {@code exp(-i · ln 10000 / (d/2 - 1))}. They are kept on the device, and extended only for
 * sequences longer than any before. What was given out once stays where it is for as long as the
 * model: a step that a GPU replays reads it there.
 */
public final class Positions {
  private static final int FEWEST = 64;

  private final int width;
  private final Deque<NDArray> tables = new ArrayDeque<>(); // each (1, T, d), the longest first

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
    if (tables.isEmpty() || tables.getFirst().getShape().get(1) < steps) {
      tables.addFirst(made(atLeast(steps), model));
    }
    return tables.getFirst().get(x.getManager(), new NDIndex(":, :{}", steps));
  }

  /** Doubling keeps the tables few, and all of them about as large as the last alone. */
  private static int atLeast(long steps) {
    int length = FEWEST;
    while (length < steps) {
      length = Math.multiplyExact(length, 2);
    }
    return length;
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
