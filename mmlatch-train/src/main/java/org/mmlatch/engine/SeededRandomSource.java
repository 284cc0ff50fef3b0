package org.mmlatch.engine;

import ai.djl.ndarray.NDArray;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.mmlatch.nn.RandomSource;

/**
 * Random numbers that depend only on a seed, not on what other threads draw at the same time. The
 * engine has one generator for all threads, so every draw takes a lock and re-seeds the generator.
 */
public final class SeededRandomSource implements RandomSource {
  private static final Object ENGINES_GENERATOR = new Object();

  private final SplittableRandom seeds;

  /** Creates a source with a seed. An instance must be used by one thread only. */
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
