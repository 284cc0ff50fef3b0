package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * A calibration curve (reliability diagram): predicted probabilities against observed frequencies,
 * in ten bins of equal width.
 *
 * @param bins the non-empty bins, in ascending order of probability
 */
public record Calibration(List<Bin> bins) {
  private static final int BINS = 10;

  /** Copies the bins. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * The segments whose probability is in one of the ten bins.
   *
   * @param count number of segments, at least 1
   * @param predicted mean predicted probability
   * @param observed share of segments in which the event occurred
   */
  public record Bin(int count, double predicted, double observed) {}

  /**
   * Groups segments into bins. A bin includes its lower bound; the last one includes its upper
   * bound too.
   *
   * @param probabilities predicted probabilities in [0, 1], (N)
   * @param happened whether the event occurred, (N)
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
   * Returns the expected calibration error (Guo et al. 2017): the mean over segments of the
   * absolute difference between their bin's observed share and its mean probability.
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
