package org.mmlatch.engine;

import ai.djl.ndarray.NDArray;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.mmlatch.nn.RandomSource;

/**
 * Random numbers that depend only on a seed, whatever is drawn elsewhere at the same time. The
 * engine has one generator for all threads; it is seeded anew for each draw, and is this draw's
 * until it is done.
 */
public final class SeededRandomSource implements RandomSource {
  private static final Object ENGINES_GENERATOR = new Object();

  private final SplittableRandom seeds;

  /** Starts at a seed. One of them belongs to one thread. */
  public SeededRandomSource(long seed) {
    seeds = new SplittableRandom(seed);
  }

  @Override
  public NDArray draw(Supplier<NDArray> drawing) {
    int seed = seeds.nextInt();
    synchronized (ENGINES_GENERATOR) {
      Devices.seed(seed);
      return drawing.get();
    }
  }
}
