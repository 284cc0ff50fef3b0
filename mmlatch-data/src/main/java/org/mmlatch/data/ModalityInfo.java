package org.mmlatch.data;

import java.util.List;
import java.util.Optional;

/**
 * The manifest's entry for one modality.
 *
 * @param dim features per step, D
 * @param featureNames D feature names, or empty if unknown
 * @param cleaned how many values cleaning replaced
 * @param training feature statistics of the training split after cleaning
 * @param trainingRows the same statistics for the {@linkplain WordRows rows inside words}, if
 *     stored
 */
public record ModalityInfo(
    int dim,
    List<String> featureNames,
    CleaningCounts cleaned,
    FeatureStatistics training,
    Optional<FeatureStatistics> trainingRows) {
  /** Creates a description. */
  public ModalityInfo {
    featureNames = List.copyOf(featureNames);
  }

  /**
   * Returns the name of a feature, counted from 0, or for example {@code feature-12} if names are
   * unknown.
   */
  public String featureName(int feature) {
    return featureNames.isEmpty() ? "feature-" + feature : featureNames.get(feature);
  }
}
