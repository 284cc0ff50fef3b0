package org.mmlatch.data.sample;

/**
 * SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Draws are identical on every Java version: no
 * library algorithm that may change is used, and transcendental functions come from {@link
 * StrictMath}.
 */
final class SampleRandom {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  SampleRandom(long seed) {
    state = seed;
  }

  long nextLong() {
    state += GOLDEN_GAMMA;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Returns a number in [0, 1). */
  double uniform() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** Returns a number in [low, high). */
  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Returns an integer in [0, bound). */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Returns a draw from the standard normal distribution (Box–Muller). */
  double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }
}
