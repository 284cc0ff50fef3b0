package org.mmlatch.batch;

import org.mmlatch.data.FeatureStatistics;

/** How each feature of a modality is normalised before the model reads it. */
public final class Normalisation {
  /** Leaves all features as they are. */
  public static final Normalisation NONE = new Normalisation(new float[0], new float[0]);

  private final float[] mean;
  private final float[] scale;

  private Normalisation(float[] mean, float[] scale) {
    this.mean = mean;
    this.scale = scale;
  }

  /**
   * Subtracts the mean and divides by the standard deviation; a feature that is constant in the
   * training split is only centred.
   */
  public static Normalisation zScore(FeatureStatistics statistics) {
    int dim = statistics.mean().size();
    float[] mean = new float[dim];
    float[] scale = new float[dim];
    for (int i = 0; i < dim; i++) {
      double deviation = statistics.standardDeviation().get(i);
      mean[i] = statistics.mean().get(i).floatValue();
      scale[i] = deviation > 0 ? (float) (1 / deviation) : 1;
    }
    return new Normalisation(mean, scale);
  }

  /** Normalises whole rows in place. */
  void apply(float[] rows) {
    if (mean.length == 0) {
      return;
    }
    for (int i = 0; i < rows.length; i++) {
      int feature = i % mean.length;
      rows[i] = (rows[i] - mean[feature]) * scale[feature];
    }
  }
}
