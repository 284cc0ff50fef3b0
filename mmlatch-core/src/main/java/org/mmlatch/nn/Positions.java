package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sinusoidal encodings of the positions 1…T: the sines of all frequencies, then their cosines, with
 * frequencies {@code exp(-i · ln 10000 / (d/2 - 1))}. A table of them is kept on the device; a
 * larger one is made only for sequences longer than any before. Older tables stay in place as long
 * as the model does, because a training step that a GPU replays as a CUDA graph reads them at a
 * fixed address.
 */
public final class Positions {
  private static final int MIN_LENGTH = 64;

  private final int width;
  private final Deque<NDArray> tables = new ArrayDeque<>(); // each (1, T, d), longest first

  /** Creates encodings of {@code width} d numbers, even and at least 4. */
  public Positions(int width) {
    this.width = width;
  }

  /**
   * Returns the encodings (1, T, d) for {@code x} (B, T, d), owned by the manager of {@code x}.
   *
   * @param model owns the table that is kept; on the device of {@code x}
   */
  public synchronized NDArray encoding(NDArray x, NDManager model) {
    long steps = x.getShape().get(1);
    if (tables.isEmpty() || tables.getFirst().getShape().get(1) < steps) {
      tables.addFirst(create(atLeast(steps), model));
    }
    return tables.getFirst().get(x.getManager(), new NDIndex(":, :{}", steps));
  }

  /**
   * Doubling keeps the number of tables small; together they are about twice as large as the last.
   */
  private static int atLeast(long steps) {
    int length = MIN_LENGTH;
    while (length < steps) {
      length = Math.multiplyExact(length, 2);
    }
    return length;
  }

  private NDArray create(int steps, NDManager manager) {
    int half = width / 2;
    float[] values = new float[steps * width];
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < half; i++) {
        double angle = (step + 1) * (double) (float) Math.exp(-i * Math.log(10000) / (half - 1));
        values[step * width + i] = (float) Math.sin(angle);
        values[step * width + half + i] = (float) Math.cos(angle);
      }
    }
    NDArray table = Weights.nativeCopy(manager, values, new Shape(1, steps, width));
    NDScope.unregister(table); // it outlives the pass that creates it
    return table;
  }
}
