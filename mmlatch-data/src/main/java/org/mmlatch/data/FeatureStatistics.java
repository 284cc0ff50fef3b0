package org.mmlatch.data;

import java.util.List;

/**
 * Mean and standard deviation of each feature over all steps of the training split.
 *
 * @param mean one mean per feature, D
 * @param standardDeviation population standard deviation (divided by the number of steps) per
 *     feature; 0 for a constant feature, so replace it by 1 before dividing
 */
public record FeatureStatistics(List<Double> mean, List<Double> standardDeviation) {
  /**
   * Creates statistics.
   *
   * @throws IllegalArgumentException if the lists differ in length
   */
  public FeatureStatistics {
    mean = List.copyOf(mean);
    standardDeviation = List.copyOf(standardDeviation);
    if (mean.size() != standardDeviation.size()) {
      throw new IllegalArgumentException("as many means as deviations are needed");
    }
  }

  /** Returns the number of features that are constant over all steps. */
  public long constant() {
    return standardDeviation.stream().filter(deviation -> deviation == 0).count();
  }
}
