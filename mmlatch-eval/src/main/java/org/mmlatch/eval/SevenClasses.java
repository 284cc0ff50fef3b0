package org.mmlatch.eval;

import java.util.stream.IntStream;

/** The seven classes of sentiment: -3, strongly negative, to 3, strongly positive. */
public final class SevenClasses {
  /** The lowest class, strongly negative. */
  public static final int LOWEST = -3;

  /** The highest class, strongly positive. */
  public static final int HIGHEST = 3;

  private SevenClasses() {}

  /** Returns all classes, in ascending order. */
  public static IntStream all() {
    return IntStream.rangeClosed(LOWEST, HIGHEST);
  }

  /** Returns the class of a sentiment: clipped to [-3, 3] and rounded half to even. */
  public static int of(double sentiment) {
    return (int) clippedAndRounded(sentiment, HIGHEST);
  }

  /** Clips to [-bound, bound] and rounds half to even: 0.5 to 0, 1.5 and 2.5 to 2. */
  static double clippedAndRounded(double sentiment, double bound) {
    return Math.rint(Math.max(-bound, Math.min(bound, sentiment)));
  }
}
