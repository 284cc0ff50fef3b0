package org.mmlatch.train;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * The seeds of a run's random numbers. Each purpose, epoch and step has its own seed, so that a
 * resumed run draws the same numbers as an uninterrupted one.
 *
 * @param seed the run's seed
 */
public record Seeds(long seed) {
  /** The purposes of random numbers; a purpose's number enters its seeds. */
  private enum Purpose {
    WEIGHTS(1),
    ORDER(2),
    DROPOUT(3),
    EVALUATION(4),
    DROPOUT_OF_PART(5);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  /** Returns the seed of the initial weights. */
  public long weights() {
    return derive(Purpose.WEIGHTS, 0, 0);
  }

  /** Returns the random numbers for the order of batches in an epoch, counted from 1. */
  public Random order(int epoch) {
    return new Random(derive(Purpose.ORDER, epoch, 0));
  }

  /** Returns the engine's seed for the dropout of a step of an epoch, both counted from 1. */
  public int dropout(int epoch, int step) {
    return (int) derive(Purpose.DROPOUT, epoch, step);
  }

  /**
   * Returns the seed for the dropout of one part of a step's batch, if the batch has several.
   *
   * @param part the part's index, from 0
   */
  public long dropoutOfPart(int epoch, int step, int part) {
    return new SplittableRandom(derive(Purpose.DROPOUT_OF_PART, epoch, step) ^ part).nextLong();
  }

  /**
   * Returns the engine's seed for the evaluation after an epoch, for models with dropout in
   * evaluation.
   */
  public int evaluation(int epoch) {
    return (int) derive(Purpose.EVALUATION, epoch, 0);
  }

  private long derive(Purpose purpose, long epoch, long step) {
    long mixed = seed;
    for (long part : new long[] {purpose.number, epoch, step}) {
      mixed = new SplittableRandom(mixed ^ (part * 0x9E3779B97F4A7C15L)).nextLong();
    }
    return mixed;
  }
}
