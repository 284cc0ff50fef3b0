package org.mmlatch.data.csd;

import java.util.function.Supplier;

/** Sums up the time that pieces of work take. */
final class Stopwatch {
  private static final double NANOS = 1e9;

  private long nanos;

  /** Runs {@code work} and returns its result. */
  <T> T time(Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      nanos += System.nanoTime() - start;
    }
  }

  double seconds() {
    return nanos / NANOS;
  }
}
