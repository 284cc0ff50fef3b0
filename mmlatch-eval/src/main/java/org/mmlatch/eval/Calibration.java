package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether what is said with a probability happens as often: segments in ten bins of equal width.
 *
 * @param bins those that have a segment, by rising probability
 */
public record Calibration(List<Bin> bins) {
  private static final int BINS = 10;

  /** Copies the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * The segments whose probability lies in a tenth.
   *
   * @param count how many there are, at least 1
   * @param predicted mean of the probabilities
   * @param observed the share in which it happened
   */
  public record Bin(int count, double predicted, double observed) {}

  /**
   * Sorts segments into bins, each closed below; the last is closed above too.
   *
   * @param probabilities in [0, 1], (N)
   * @param happened whether it did, (N)
   */
  public static Calibration of(double[] probabilities, boolean[] happened) {
    int[] counts = new int[BINS];
    int[] hits = new int[BINS];
    double[] sums = new double[BINS];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = Math.min(BINS - 1, (int) (BINS * probabilities[i]));
      counts[bin]++;
      hits[bin] += happened[i] ? 1 : 0;
      sums[bin] += probabilities[i];
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        bins.add(new Bin(counts[bin], sums[bin] / counts[bin], (double) hits[bin] / counts[bin]));
      }
    }
    return new Calibration(bins);
  }

  /**
   * Returns the expected calibration error (Guo et al. 2017): the mean over segments of how far
   * their bin's observed share is from its mean probability.
   */
  public double expectedError() {
    double sum = 0;
    int segments = 0;
    for (Bin bin : bins) {
      sum += bin.count() * Math.abs(bin.observed() - bin.predicted());
      segments += bin.count();
    }
    return sum / segments;
  }
}
