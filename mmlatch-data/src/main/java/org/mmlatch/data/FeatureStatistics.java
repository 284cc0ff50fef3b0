package org.mmlatch.data;

import java.util.List;

/**
 * Mean and standard deviation of each feature over all steps of the training split.
 *
 * @param standardDeviation over the population (divided by the number of steps); 0 where a feature
 *     is constant, which a consumer that divides must replace by 1
 */
public record FeatureStatistics(List<Double> mean, List<Double> standardDeviation) {
  /** Creates statistics of as many means as deviations. */
  public FeatureStatistics {
    mean = List.copyOf(mean);
    standardDeviation = List.copyOf(standardDeviation);
    if (mean.size() != standardDeviation.size()) {
      throw new IllegalArgumentException("as many means as deviations are needed");
    }
  }

  /** Returns how many features are the same in all steps. */
  public long constant() {
    return standardDeviation.stream().filter(deviation -> deviation == 0).count();
  }
}
