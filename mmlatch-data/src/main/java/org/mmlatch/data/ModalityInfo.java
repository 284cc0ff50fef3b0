package org.mmlatch.data;

import java.util.List;
import java.util.Optional;

/**
 * What a manifest says of one modality.
 *
 * @param dim features per step, D
 * @param featureNames D names, or empty if unknown
 * @param cleaned what cleaning replaced
 * @param training statistics of the training split after cleaning
 * @param trainingRows the same of the rows inside words, where the corpus has them
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

  /** Returns the name of a feature, counted from 0, or {@code feature-12} if it is unknown. */
  public String featureName(int feature) {
    return featureNames.isEmpty() ? "feature-" + feature : featureNames.get(feature);
  }
}
