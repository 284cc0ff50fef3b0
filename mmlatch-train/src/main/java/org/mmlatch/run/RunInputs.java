package org.mmlatch.run;

import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.batch.Normalisation;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.data.SplitData;
import org.mmlatch.settings.Settings;

/**
 * What becomes of segments before a run's model reads them: some modalities of them, their first
 * steps, normalised.
 *
 * @param settings of the run
 * @param statistics that the features are normalised with; their sizes are the model's dims
 */
public record RunInputs(Settings settings, Map<Modality, FeatureStatistics> statistics) {
  /** Returns the features per step of each modality that the model reads. */
  public Map<Modality, Integer> dims() {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    statistics.forEach((modality, s) -> dims.put(modality, s.mean().size()));
    return dims;
  }

  /** Copies segments that have what the model reads to the device of {@code owner}. */
  public ResidentSplit load(SplitData segments, NDManager owner) {
    return new ResidentSplit(segments, statistics.keySet(), longest(), this::normalisation, owner);
  }

  /** Returns how many steps of a segment are read, its first. */
  int longest() {
    int maxLength = settings.data().maxLength();
    return maxLength == 0 ? Integer.MAX_VALUE : maxLength;
  }

  private Normalisation normalisation(Modality modality) {
    return switch (settings.data().normalise().of(modality)) {
      case NONE -> Normalisation.NONE;
      case Z_SCORE -> Normalisation.zScore(statistics.get(modality));
    };
  }
}
