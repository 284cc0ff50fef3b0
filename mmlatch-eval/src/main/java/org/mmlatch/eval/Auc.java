package org.mmlatch.eval;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Area under the ROC curve, computed as the Mann-Whitney statistic: the probability that a random
 * positive scores higher than a random negative, with ties counted as half.
 *
 * <p>1 is perfect separation, 0.5 is chance, 0 is perfect separation with the signs reversed.
 */
public final class Auc {
  private Auc() {}

  /**
   * Computes the area, in [0, 1]; empty if there are no positives or no negatives.
   *
   * @param positives scores of the positives, in any order
   * @param negatives scores of the negatives, in any order
   * @throws IllegalArgumentException if a score is NaN, which has no rank
   */
  public static OptionalDouble of(double[] positives, double[] negatives) {
    if (positives.length == 0 || negatives.length == 0) {
      return OptionalDouble.empty();
    }
    double[] ascendingPositives = sorted(positives);
    double[] ascendingNegatives = sorted(negatives);
    double wins = 0;
    int below = 0; // negatives lower than the current positive
    int notAbove = 0; // negatives lower than or equal to it
    for (double positive : ascendingPositives) {
      while (below < ascendingNegatives.length && ascendingNegatives[below] < positive) {
        below++;
      }
      while (notAbove < ascendingNegatives.length && ascendingNegatives[notAbove] <= positive) {
        notAbove++;
      }
      wins += (below + notAbove) / 2.0;
    }
    return OptionalDouble.of(wins / positives.length / negatives.length);
  }

  private static double[] sorted(double[] scores) {
    double[] ascending = scores.clone();
    Arrays.sort(ascending);
    if (Double.isNaN(ascending[ascending.length - 1])) { // NaN sorts last
      throw new IllegalArgumentException("a score is NaN and cannot be ranked");
    }
    return ascending;
  }
}
