package org.mmlatch.data;

import java.util.List;

/**
 * What a manifest says of one modality.
 *
 * @param dim features per step, D
 * @param featureNames D names, or empty if unknown
 * @param cleaned what cleaning replaced
 * @param training statistics of the training split after cleaning
 */
public record ModalityInfo(
    int dim, List<String> featureNames, CleaningCounts cleaned, FeatureStatistics training) {
  /** Creates a description. */
  public ModalityInfo {
    featureNames = List.copyOf(featureNames);
  }

  /** Returns the name of a feature, counted from 0, or {@code feature-12} if it is unknown. */
  public String featureName(int feature) {
    return featureNames.isEmpty() ? "feature-" + feature : featureNames.get(feature);
  }
}
