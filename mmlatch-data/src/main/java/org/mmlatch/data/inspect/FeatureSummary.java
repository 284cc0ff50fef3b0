package org.mmlatch.data.inspect;

import java.util.List;
import java.util.Optional;
import org.mmlatch.data.FeatureStatistics;

/**
 * Statistics of the features of one modality in one split.
 *
 * @param steps number of rows, ΣT
 * @param zeroSteps number of rows in which every feature is 0; for text, words without a vector and
 *     pauses
 * @param range range of the finite values; empty if there are none
 * @param constant features that do not vary; all features if there is only one step
 * @param notFinite number of values that are NaN or infinite
 * @param firstNotFinite the first row that has such a value, if any
 * @param statistics mean and standard deviation of each feature's finite values
 */
public record FeatureSummary(
    long steps,
    long zeroSteps,
    Optional<ValueRange> range,
    List<ConstantFeature> constant,
    long notFinite,
    Optional<Long> firstNotFinite,
    FeatureStatistics statistics) {
  /** Creates a summary. */
  public FeatureSummary {
    constant = List.copyOf(constant);
  }

  /** Returns the share of steps that are all 0, in [0, 1]; 0 if there are no steps. */
  public double zeroShare() {
    return (double) zeroSteps / Math.max(steps, 1);
  }
}
